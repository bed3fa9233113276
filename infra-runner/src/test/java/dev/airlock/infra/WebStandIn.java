package dev.airlock.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A registry that wants a token, and GitHub's pull requests, for each target. */
final class WebStandIn {
    /** What each tag names, unless somebody has moved it: by target. */
    static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    /** Who is asked for a target's image meets the test there, and waits for it once more. */
    static final Map<String, CyclicBarrier> MEETING = new ConcurrentHashMap<>();

    /** Bodies of the pull requests opened, as {@code target body}. */
    static final List<String> OPENED = new CopyOnWriteArrayList<>();

    /** Bodies of the workflow dispatches, as {@code target body}. */
    static final List<String> DISPATCHED = new CopyOnWriteArrayList<>();

    /** Targets whose pull request was closed. */
    static final List<String> CLOSED = new CopyOnWriteArrayList<>();

    /** How often each target's run was asked for. */
    private static final Map<String, AtomicInteger> LOOKS = new ConcurrentHashMap<>();

    static final String DIGEST = "sha256:" + "1".repeat(64);

    private final HttpServer server;

    private WebStandIn(HttpServer server) {
        this.server = server;
    }

    static WebStandIn start() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var standIn = new WebStandIn(server);
        server.createContext("/", standIn::answer);
        server.start();
        return standIn;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var target = path.split("/")[1];
        if (path.contains("/registry/v2/")) {
            manifest(exchange, target);
        } else if (path.endsWith("/token")) {
            send(exchange, 200, "{\"token\": \"for-the-registry\"}");
        } else if (path.endsWith("/dispatches")) {
            dispatch(exchange, target);
        } else if (path.endsWith("/actions/workflows/deploy.yml/runs")) {
            send(exchange, 200, runs(target));
        } else if (path.endsWith("/actions/workflows/deploy.yml")) {
            workflow(exchange, target);
        } else if (path.contains("/actions/runs/")) {
            send(exchange, 200, run(target));
        } else if (exchange.getRequestMethod().equals("PATCH")) {
            CLOSED.add(target);
            send(exchange, 200, pull());
        } else if (exchange.getRequestMethod().equals("POST")) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            OPENED.add(target + " " + body);
            send(exchange, 201, pull());
        } else {
            var opened = OPENED.stream().anyMatch(each -> each.startsWith(target + " "));
            send(exchange, 200, opened ? "[" + pull() + "]" : "[]");
        }
    }

    private void dispatch(HttpExchange exchange, String target) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        DISPATCHED.add(target + " " + body);
        if (target.startsWith("rollback-lost")) {
            send(exchange, 502, "{}");
        } else if (target.equals("rollback-limited") && isFirst(target)) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            send(exchange, 403, "{\"message\": \"You have exceeded a secondary rate limit\"}");
        } else {
            send(
                    exchange,
                    200,
                    """
                    {"workflow_run_id": 42, "run_url": "https://api/runs/42",
                     "html_url": "https://github.com/runs/42"}
                    """);
        }
    }

    private static void workflow(HttpExchange exchange, String target) throws IOException {
        switch (target) {
            case "way-back-gone" -> send(exchange, 404, "{\"message\": \"Not Found\"}");
            case "way-back-silent" -> send(exchange, 401, "{\"message\": \"Bad credentials\"}");
            default -> send(exchange, 200, "{\"id\": 1, \"state\": \"disabled_manually\"}");
        }
    }

    /** One that somebody dispatched long ago; then what was begun, and perhaps by somebody else. */
    private static String runs(String target) {
        var ids = new ArrayList<>(List.of(41));
        if (DISPATCHED.stream().anyMatch(each -> each.startsWith(target + " "))) {
            switch (target) {
                case "rollback-lost" -> ids.addFirst(42);
                case "rollback-lost-among-others" -> ids.addAll(0, List.of(43, 42));
                default -> {}
            }
        }
        var runs =
                ids.stream()
                        .map(id ->
                                "{\"id\": %1$d, \"html_url\": \"https://github.com/runs/%1$d\"}"
                                        .formatted(id))
                        .collect(Collectors.joining(", "));
        return "{\"total_count\": %d, \"workflow_runs\": [%s]}".formatted(ids.size(), runs);
    }

    private static boolean isFirst(String target) {
        return DISPATCHED.stream().filter(each -> each.startsWith(target + " ")).count() == 1;
    }

    /** In progress when asked for the first time, over the next. */
    private static String run(String target) {
        var looks = LOOKS.computeIfAbsent(target, any -> new AtomicInteger()).incrementAndGet();
        if (looks == 1) {
            return run("in_progress", "null");
        }
        return run("completed", target.equals("rollback-fails") ? "\"failure\"" : "\"success\"");
    }

    private static String run(String status, String conclusion) {
        return "{\"id\": 42, \"html_url\": \"https://github.com/runs/42\", \"status\": \"%s\", \"conclusion\": %s}"
                .formatted(status, conclusion);
    }

    private void manifest(HttpExchange exchange, String target) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!"Bearer for-the-registry".equals(authorization)) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"%s/%s/token\",service=\"r\",scope=\"repository:x:pull\""
                                    .formatted(address(), target));
            exchange.sendResponseHeaders(401, -1);
        } else {
            if (target.equals("way-back-gone")) {
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
                return;
            }
            meet(target);
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", DIGESTS.getOrDefault(target, DIGEST));
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    private static void meet(String target) throws IOException {
        var meeting = MEETING.remove(target);
        if (meeting != null) {
            try {
                meeting.await();
                meeting.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IOException(e);
            }
        }
    }

    private static String pull() {
        return "{\"number\": 7, \"html_url\": \"https://github.com/pull/7\", \"state\": \"open\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
