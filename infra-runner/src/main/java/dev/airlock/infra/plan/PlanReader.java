package dev.airlock.infra.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.airlock.event.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code terraform show -json} says of a plan. */
final class PlanReader {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(64 * 1024 * 1024)
                                                    .build())
                                    .build())
                    .build();

    private PlanReader() {}

    /** Anything but a plan is an {@link IllegalArgumentException} that does not repeat it. */
    static PlanDocument read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the shown plan is not JSON");
        }
        if (json == null || !json.path("format_version").isTextual()) {
            throw new IllegalArgumentException("what was shown is not a plan");
        }
        var changes = new ArrayList<ResourceChange>();
        var oddities = new ArrayList<String>();
        for (var resource : json.path("resource_changes")) {
            var change = resource.path("change");
            odd(resource, change, oddities);
            add(changes, resource.path("address").asText(), change, "");
        }
        for (var output : json.path("output_changes").properties()) {
            add(changes, "output." + output.getKey(), output.getValue(), "value");
        }
        if (!json.path("deferred_changes").isEmpty()) {
            oddities.add("changes are deferred to a later plan");
        }
        return new PlanDocument(
                changes,
                oddities,
                flag(json, "complete"),
                flag(json, "applyable"),
                json.path("errored").asBoolean(false),
                json);
    }

    private static void odd(JsonNode resource, JsonNode change, List<String> oddities) {
        var address = resource.path("address").asText();
        if (change.hasNonNull("importing")) {
            oddities.add(address + " would be imported");
        }
        if (resource.hasNonNull("previous_address")) {
            oddities.add(
                    "%s would be moved from %s"
                            .formatted(address, resource.path("previous_address").asText()));
        }
    }

    private static void add(
            List<ResourceChange> changes, String address, JsonNode change, String path) {
        var actions = new ArrayList<String>();
        change.path("actions").forEach(action -> actions.add(action.asText()));
        if (actions.equals(List.of("no-op")) || actions.equals(List.of("read"))) {
            return;
        }
        changes.add(new ResourceChange(address, actions, AttributeDiff.of(change, path)));
    }

    private static @Nullable Boolean flag(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asBoolean() : null;
    }
}
