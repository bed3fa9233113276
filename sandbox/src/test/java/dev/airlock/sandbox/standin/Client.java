package dev.airlock.sandbox.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls one system of a universe over HTTP. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;
    private final String authorization;

    Client(Universe universe, String system, String authorization) {
        this(universe.uri() + "/" + system, authorization);
    }

    private Client(String root, String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    static Client airflow3(Universe universe) {
        var anonymous = new Client(universe, "airflow", "");
        var token =
                anonymous.post(
                        "/auth/token",
                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(Secrets.AIRFLOW_USER, Secrets.AIRFLOW_PASSWORD));
        return anonymous.as("Bearer " + token.json().path("access_token").asText());
    }

    static Client airflow2(Universe universe) {
        return new Client(universe, "airflow", "")
                .as(basic(Secrets.AIRFLOW_USER, Secrets.AIRFLOW_PASSWORD));
    }

    static Client github(Universe universe, String token) {
        return new Client(universe, "github", "Bearer " + token);
    }

    static String basic(String user, String password) {
        var account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(account);
    }

    Client as(String newAuthorization) {
        return new Client(root, newAuthorization);
    }

    /** An answer as it came. */
    record Reply(int status, String type, String body, HttpResponse<String> raw) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Reply head(String path, String... headers) {
        return send("HEAD", path, null, headers);
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply pause(String dag, boolean paused) {
        return patch("/api/v2/dags/" + dag, "{\"is_paused\":%s}".formatted(paused));
    }

    Reply send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            return new Reply(answer.statusCode(), type, answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
