package dev.airlock.sandbox.standin.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers a universe's calls: finds the system and route, counts, and puts ordered faults in. */
public final class Dispatcher {
    private static final int NOTHING_DONE = 0;

    private final Timeline timeline;
    private final Map<String, Site> sites;
    private final CountDownLatch closing;
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();

    /** The latch opens when the server closes: delayed answers wait no longer. */
    public Dispatcher(Timeline timeline, Map<String, Site> sites, CountDownLatch closing) {
        this.timeline = timeline;
        this.sites = Map.copyOf(sites);
        this.closing = closing;
    }

    public Calls calls() {
        return calls;
    }

    public Faults faults() {
        return faults;
    }

    /** Answers a call to that system; the path is below the system's root. */
    public void handle(HttpExchange exchange, String system, String path)
            throws IOException, InterruptedException {
        var request = read(exchange, path);
        var site = sites.get(system);
        if (site == null) {
            send(exchange, Answer.html(Answer.NOT_FOUND, "404 Not Found"));
            return;
        }
        var route = timeline.look(() -> route(system, site, request));
        faults.takeMeanwhile(request.method(), route).ifPresent(Runnable::run);
        var trouble = faults.take(system, route, request);
        if (trouble.isPresent() && !trouble.get().after().isZero()) {
            closing.await(trouble.get().after().toMillis(), TimeUnit.MILLISECONDS);
        }
        var acts = trouble.map(Trouble::acts).orElse(true);
        var answer =
                acts
                        ? Optional.of(timeline.look(() -> answer(site, request, route)))
                        : trouble.flatMap(Trouble::instead);
        if (!acts) {
            var status = answer.filter(each -> each.status() != Answer.OK).map(Answer::status);
            timeline.change(() -> log(request, route, status.orElse(NOTHING_DONE)));
        }
        switch (trouble.map(Trouble::ends).orElse(Trouble.Ends.ANSWERED)) {
            case ANSWERED -> send(exchange, answer.orElseThrow());
            case CUT -> sendHalf(exchange, answer.orElseThrow());
            case CLOSED -> exchange.close();
        }
    }

    private static String route(String system, Site site, Request request) {
        return "/"
                + system
                + site.routes().find(request).map(Routes.Match::template).orElse(request.path());
    }

    private Answer answer(Site site, Request request, String route) {
        var answer =
                site.instead(request).orElseGet(() -> site.finish(request, routed(site, request)));
        log(request, route, answer.status());
        return answer;
    }

    private void log(Request request, String route, int status) {
        calls.add(new Call(timeline.now(), request.method(), route, request.path(), status));
    }

    private static Answer routed(Site site, Request request) {
        var match = site.routes().find(request);
        if (match.isPresent()) {
            return match.get().handler().apply(match.get().request());
        }
        return site.routes().knows(request.path())
                ? site.wrongMethod(request)
                : site.unknownPath(request);
    }

    private static Request read(HttpExchange exchange, String path) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod(),
                path,
                Request.queryOf(exchange.getRequestURI()),
                headers,
                body,
                Map.of());
    }

    /** Sends an answer as it is; a HEAD gets the headers alone. */
    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** The connection ends in the middle of the body; without a body, before the answer. */
    private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }
}
