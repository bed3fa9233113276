package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What is asked of Slack, as JSON or as a form, and what in a message it refuses. */
final class SlackRequests {
    private SlackRequests() {}

    static JsonNode fields(Request request) {
        if (request.header("Content-Type").orElse("").startsWith("application/json")) {
            return request.json().orElseGet(Json::object);
        }
        var fields = Json.object();
        var form = Request.queryOf(URI.create("/?" + request.body().replace(" ", "+")));
        form.forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    /** Empty if none is shown. */
    static String token(Request request) {
        return request.authorization("Bearer")
                .orElseGet(() -> fields(request).path("token").asText(""));
    }

    /** Why that is no message. */
    static Optional<Answer> refusal(JsonNode body) {
        if (body.path("text").asText("").isEmpty()
                && !body.has("blocks")
                && !body.has("attachments")) {
            return Optional.of(Slack.error("no_text"));
        }
        var broken = BlockRules.broken(body.path("blocks"));
        if (!broken.isEmpty()) {
            return Optional.of(
                    Answer.json(
                            Answer.OK,
                            Json.object(
                                    "ok",
                                    false,
                                    "error",
                                    "invalid_blocks",
                                    "errors",
                                    broken,
                                    "response_metadata",
                                    Map.of("messages", broken))));
        }
        var metadata = body.path("metadata");
        return metadata.isMissingNode()
                        || (!metadata.path("event_type").asText("").isEmpty()
                                && metadata.path("event_payload").isObject())
                ? Optional.empty()
                : Optional.of(Slack.error("invalid_metadata_format"));
    }
}
