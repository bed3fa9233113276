package dev.airlock.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The calls of Airlock's REST API; what is no success is {@link ServerSaidNo}. */
final class Api {
    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI root;
    private final String token;

    Api(URI root, String token) {
        this.root = root;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).timeout(TIMEOUT).GET());
    }

    JsonNode delete(String path) {
        return send(request(path).timeout(TIMEOUT).DELETE());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(withBody("POST", path, body));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return send(withBody("PUT", path, body));
    }

    /** The same key again is the same deploy. */
    JsonNode start(String key, Map<String, ?> body) {
        return send(withBody("POST", "/deploys", body).header("Idempotency-Key", key));
    }

    /** The lines of a stream of server-sent events; it ends when the server or the network does. */
    Stream<String> stream(String path, String lastEventId) throws IOException {
        var request =
                request(path)
                        .setHeader("Accept", "text/event-stream")
                        .header("Last-Event-ID", lastEventId)
                        .GET()
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                try (var lines = response.body()) {
                    throw new ServerSaidNo(
                            response.statusCode(), json(String.join("", lines.toList())));
                }
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest.Builder withBody(String method, String path, Map<String, ?> body) {
        try {
            return request(path)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + "/api/v1" + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = json(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new ServerSaidNo(response.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /** A body that is not JSON, such as a proxy's page, tells nothing. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
