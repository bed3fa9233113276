package dev.airlock.watcher.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers as it is told, by method and path; anything else is the recorded 404 of Airflow 2. */
final class StubAirflow implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Function<Call, Answer>> routes = new ConcurrentHashMap<>();
    private final List<Call> calls = new ArrayList<>();

    record Call(String route, String query, String authorization, String body) {}

    record Answer(int status, String type, String body) {}

    StubAirflow() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    StubAirflow on(String route, Function<Call, Answer> answer) {
        routes.put(route, answer);
        return this;
    }

    StubAirflow on(String route, int status, String recording) {
        var type = recording.endsWith(".txt") ? "text/html; charset=utf-8" : "application/json";
        return on(route, _ -> new Answer(status, type, Recordings.text(recording)));
    }

    synchronized List<Call> calls(String route) {
        return calls.stream().filter(call -> call.route().equals(route)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var call =
                new Call(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                        String.valueOf(exchange.getRequestURI().getRawQuery()),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        synchronized (this) {
            calls.add(call);
        }
        var unknown = new Answer(404, "text/html", Recordings.text("v2/v2-path-404.txt"));
        var answer = routes.getOrDefault(call.route(), _ -> unknown).apply(call);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
