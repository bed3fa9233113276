package dev.airlock.release.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** GitHub's own words on why it refuses, for people: short, and without control characters. */
final class Refusal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private Refusal() {}

    /** Beginning with a colon; empty if there are none. */
    static String words(Response response) {
        try {
            var body = response.hasEntity() ? response.readEntity(String.class) : null;
            return body == null ? "" : of(body);
        } catch (ProcessingException | IllegalStateException e) {
            // The answer's status has to do.
            return "";
        }
    }

    static String of(String body) {
        try {
            var json = JSON.readTree(body);
            var said =
                    Stream.concat(
                                    Stream.of(json.path("message")),
                                    StreamSupport.stream(json.path("errors").spliterator(), false))
                            .map(Refusal::text)
                            .filter(text -> !text.isBlank())
                            .collect(Collectors.joining("; "))
                            .replaceAll("\\p{Cntrl}", "?");
            return said.isEmpty() ? "" : ": " + said.substring(0, Math.min(said.length(), LONGEST));
        } catch (JsonProcessingException e) {
            // A page for people, from a proxy.
            return "";
        }
    }

    /** An error is a sentence, or has one. */
    private static String text(JsonNode error) {
        return error.isTextual() ? error.textValue() : error.path("message").asText("");
    }
}
