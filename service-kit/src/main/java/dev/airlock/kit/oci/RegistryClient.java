package dev.airlock.kit.oci;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.event.ImageTag;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks an OCI registry which digest a tag names; with its token dance, if it wants one. */
@ApplicationScoped
public class RegistryClient {
    private static final String MANIFESTS =
            String.join(
                    ", ",
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json");
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** Absent if there is no such tag. */
    public Optional<String> digest(ImageSource source, ImageTag tag)
            throws StepUnavailable, InterruptedException {
        var answer = head(source, tag, null);
        if (answer.statusCode() == UNAUTHORIZED) {
            var challenge =
                    answer.headers()
                            .firstValue("WWW-Authenticate")
                            .flatMap(BearerChallenge::parse)
                            .orElseThrow(() -> unavailable("it wants no token we know of"));
            answer = head(source, tag, token(source, challenge));
        }
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw unavailable("it answered " + answer.statusCode());
        }
        var digest = answer.headers().firstValue("Docker-Content-Digest");
        if (digest.isEmpty()) {
            throw unavailable("it names no digest");
        }
        return digest;
    }

    private HttpResponse<String> head(ImageSource source, ImageTag tag, @Nullable String token)
            throws StepUnavailable, InterruptedException {
        var name = source.image().substring(source.image().indexOf('/') + 1);
        var root = source.registry().toString().replaceAll("/+$", "");
        var request =
                HttpRequest.newBuilder(
                                URI.create("%s/v2/%s/manifests/%s".formatted(root, name, tag)))
                        .timeout(source.timeout())
                        .header("Accept", MANIFESTS)
                        .HEAD();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private String token(ImageSource source, BearerChallenge challenge)
            throws StepUnavailable, InterruptedException {
        var request = HttpRequest.newBuilder(challenge.address()).timeout(source.timeout()).GET();
        var secret = source.token();
        if (secret != null) {
            var credentials = ("airlock:" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
            request.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        var answer = send(request.build());
        if (answer.statusCode() != OK) {
            throw unavailable("it gave no token: " + answer.statusCode());
        }
        try {
            var body = json.readTree(answer.body());
            var token = body.path("token").asText(body.path("access_token").asText(""));
            if (token.isEmpty()) {
                throw unavailable("it gave no token");
            }
            return token;
        } catch (IOException e) {
            throw unavailable("its token cannot be read");
        }
    }

    private HttpResponse<String> send(HttpRequest request)
            throws StepUnavailable, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StepUnavailable("the registry cannot be reached", e);
        }
    }

    private static StepUnavailable unavailable(String reason) {
        return new StepUnavailable("the registry cannot be asked: " + reason, null);
    }
}
