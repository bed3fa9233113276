package dev.airlock.client;

import static dev.airlock.client.Printed.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a deploy waits for a person to approve: the plan proposed, or the release previewed.
 *
 * @param fingerprint what names it and nothing else: the plan file's SHA-256, or the release's
 *     commit
 * @param command the call that answers it
 */
record OpenQuestion(
        UUID deploy,
        String command,
        String fingerprint,
        JsonNode about,
        Map<String, String> names) {
    static Optional<OpenQuestion> of(Api api, UUID deploy) {
        var links = api.get("/deploys/" + deploy).path("links");
        if (links.has("approval")) {
            var plan = api.get(Paths.deploy(deploy, "plan"));
            return Optional.of(
                    new OpenQuestion(
                            deploy,
                            "approval",
                            text(plan, "planSha256"),
                            plan,
                            Map.of(
                                    "planId", text(plan, "planId"),
                                    "planSha256", text(plan, "planSha256"))));
        }
        if (links.has("grant")) {
            var preview = last(api.get(Paths.deploy(deploy, "events")), "release-previewed");
            return Optional.of(
                    new OpenQuestion(
                            deploy,
                            "grant",
                            text(preview, "headSha"),
                            preview,
                            Map.of(
                                    "version", text(preview, "version"),
                                    "headSha", text(preview, "headSha"))));
        }
        return Optional.empty();
    }

    boolean isPlan() {
        return command.equals("approval");
    }

    JsonNode answer(Api api, boolean yes, @Nullable String comment) {
        var body = new HashMap<String, String>(names);
        if (isPlan()) {
            body.put("decision", yes ? "approve" : "reject");
        } else {
            body.put("decision", yes ? "grant" : "refuse");
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        return api.post(Paths.deploy(deploy, command), body);
    }

    /** As people decide by it. */
    void show(Printed people) {
        if (!isPlan()) {
            people.line("release %s at %s".formatted(text(about, "version"), fingerprint));
            return;
        }
        people.line("plan %s of %s".formatted(fingerprint, text(about, "tag")));
        for (var change : about.path("changes")) {
            people.line("  %s %s".formatted(change.path("actions"), text(change, "address")));
            for (var attribute : change.path("attributes")) {
                people.line(
                        "      %s: %s -> %s"
                                .formatted(
                                        text(attribute, "path"),
                                        attribute.path("before").asText("(none)"),
                                        attribute.path("after").asText("(known after apply)")));
            }
        }
        about.path("contract").forEach(line -> people.line("  " + line.asText()));
    }

    private static JsonNode last(JsonNode events, String type) {
        JsonNode found = Api.JSON.createObjectNode();
        for (var event : events) {
            if (text(event, "type").equals(type)) {
                found = event.path("data");
            }
        }
        return found;
    }
}
