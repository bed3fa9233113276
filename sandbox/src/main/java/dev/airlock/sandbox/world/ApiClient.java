package dev.airlock.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A caller of deploy-api's REST API, by one person's token. */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEPLOYS = "/api/v1/deploys";

    private final HttpClient http;
    private final URI root;
    private final String token;

    public ApiClient(HttpClient http, URI root, String token) {
        this.http = http;
        this.root = root;
        this.token = token;
    }

    /** What was answered; a body that is not JSON is text. */
    public record Answer(int status, JsonNode body) {
        /** The body of an answer that had to be a good one. */
        public JsonNode expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(
                        "expected %d, was %d: %s".formatted(expected, status, body));
            }
            return body;
        }
    }

    /** Orders a deploy; the same key again is the same deploy. */
    public UUID start(UUID key, Map<String, ?> order) {
        return UUID.fromString(order(key, order).expect(202).path("id").asText());
    }

    /** The same, obeyed or not. */
    public Answer order(UUID key, Map<String, ?> order) {
        var request = request(DEPLOYS).header("Idempotency-Key", key.toString());
        return send("POST", request, order);
    }

    public JsonNode deploy(UUID id) {
        return get(DEPLOYS + "/" + id).expect(200);
    }

    /** The runbook, filled in. */
    public JsonNode report(UUID id) {
        return get(DEPLOYS + "/" + id + "/report").expect(200);
    }

    /** Its timeline so far. */
    public JsonNode events(UUID id) {
        return get(DEPLOYS + "/" + id + "/events").expect(200);
    }

    public JsonNode plan(UUID id) {
        return get(DEPLOYS + "/" + id + "/plan").expect(200);
    }

    /** {@code approve} or {@code reject} of exactly that plan. */
    public Answer decide(UUID id, String decision, JsonNode plan, String comment) {
        return post(
                id,
                "approval",
                Map.of(
                        "decision",
                        decision,
                        "planId",
                        plan.path("planId").asText(),
                        "planSha256",
                        plan.path("planSha256").asText(),
                        "comment",
                        comment));
    }

    public Answer cancel(UUID id, String reason) {
        return post(id, "cancel", Map.of("reason", reason));
    }

    /** A command on a deploy. */
    public Answer post(UUID id, String command, Map<String, ?> body) {
        return send("POST", DEPLOYS + "/" + id + "/" + command, body);
    }

    /** Where a target is. */
    public static String target(String name) {
        return "/api/v1/targets/" + name;
    }

    /** Any call that has a body. */
    public Answer send(String method, String path, Map<String, ?> body) {
        return send(method, request(path), body);
    }

    public Answer get(String path) {
        return send(request(path).header("Accept", "application/json").GET().build());
    }

    /** The live timeline of a deploy, from its beginning. */
    public LiveEvents follow(UUID id) {
        return LiveEvents.open(http, request(DEPLOYS + "/" + id + "/events"));
    }

    private Answer send(String method, HttpRequest.Builder request, Map<String, ?> body) {
        try {
            return send(
                    request.header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What cannot be answered now is asked again, as a person would, but not for ever. */
    private Answer send(HttpRequest request) {
        var until = Instant.now().plus(TIMEOUT);
        try {
            var response = tried(request);
            while (isAway(response) && Instant.now().isBefore(until)) {
                Thread.sleep(AGAIN);
                response = tried(request);
            }
            if (response.isEmpty()) {
                throw new IllegalStateException("no server at " + request.uri());
            }
            return new Answer(response.get().statusCode(), json(response.get().body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Empty if nobody listens: then nothing can have been done either. */
    private Optional<HttpResponse<String>> tried(HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }

    private static boolean isAway(Optional<HttpResponse<String>> response) {
        return response.filter(it -> it.statusCode() != 503).isEmpty();
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return JSON.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }
}
