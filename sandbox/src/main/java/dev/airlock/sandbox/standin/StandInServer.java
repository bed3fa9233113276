package dev.airlock.sandbox.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Dispatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All stand-ins on one port: {@code /{target}/airflow}, {@code /{target}/github}, {@code
 * /{target}/registry}, {@code /{target}/sentry}, {@code /{target}/slack/api}, {@code
 * /{target}/state}, {@code POST /{target}/webhook/events} and {@code POST
 * /{target}/restart?tag=rel-...}. Each target has a universe of its own.
 */
public final class StandInServer implements AutoCloseable {
    static {
        // Read once, when the first server is made: answers must not wait for Nagle's algorithm.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final InstantSource clock;
    private final HttpServer http;
    private final URI uri;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Universe> universes = new ConcurrentHashMap<>();

    private StandInServer(InstantSource clock, HttpServer http, URI uri) {
        this.clock = clock;
        this.http = http;
        this.uri = uri;
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /** On a free port, by the system's clock. */
    public static StandInServer start() {
        return start(InstantSource.system());
    }

    /** On a free port, by that clock. */
    public static StandInServer start(InstantSource clock) {
        var http = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var port = http.getAddress().getPort();
        return new StandInServer(clock, http, URI.create("http://127.0.0.1:" + port));
    }

    /** On every interface, for callers that reach it under that address. */
    public static StandInServer startAt(URI uri) {
        var http = listen(new InetSocketAddress(uri.getPort()));
        return new StandInServer(InstantSource.system(), http, uri);
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            // By default all beyond 200 are closed as soon as they are idle, in their client's
            // face.
            System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the stand-ins: " + address, e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** The universe of a target; made when it is first asked for. */
    public Universe universe(String target) {
        return universes.computeIfAbsent(
                target, name -> new Universe(uri().resolve("/" + name), clock, closing));
    }

    private void handle(HttpExchange exchange) throws IOException {
        // /{target}/{system}/rest
        var parts = exchange.getRequestURI().getPath().split("/", 4);
        var universe = parts.length < 3 ? null : universes.get(parts[1]);
        if (universe == null) {
            Dispatcher.send(exchange, Answer.html(Answer.NOT_FOUND, "404 Not Found"));
            return;
        }
        try {
            var path = parts.length < 4 ? "" : "/" + parts[3];
            universe.dispatcher().handle(exchange, parts[2], path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        } catch (RuntimeException e) {
            var logger = System.getLogger(StandInServer.class.getName());
            logger.log(System.Logger.Level.ERROR, "A stand-in failed", e);
            Dispatcher.send(exchange, Answer.html(Answer.BROKEN, "a stand-in failed: " + e));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.close();
    }
}
