package dev.airlock.deploy.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.deploy.ledger.Asked;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.wire.WireJson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Progress as the database keeps it; events under their wire names, so that classes may move. */
final class ProgressJson {
    private ProgressJson() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stored(
            DeployState state,
            int attempt,
            Instant since,
            Map<String, JsonNode> last,
            List<String> approvedBy,
            int lateHolds,
            Map<Service, WorkUndone> undone,
            @Nullable List<String> paused,
            @Nullable Instant heldSince,
            @Nullable Asked asked) {}

    static String write(Progress progress) {
        var last = new TreeMap<String, JsonNode>();
        progress.last()
                .forEach((type, event) ->
                        last.put(type.wireName(), WireJson.mapper().valueToTree(event)));
        try {
            return WireJson.mapper()
                    .writeValueAsString(
                            new Stored(
                                    progress.state(),
                                    progress.attempt(),
                                    progress.since(),
                                    last,
                                    progress.approvedBy(),
                                    progress.lateHolds(),
                                    progress.undone(),
                                    progress.paused(),
                                    progress.heldSince(),
                                    progress.asked()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress that cannot be written", e);
        }
    }

    static Progress read(String json) {
        try {
            var stored = WireJson.mapper().readValue(json, Stored.class);
            var last = new EnumMap<EventType, DeployEvent>(EventType.class);
            for (var entry : stored.last().entrySet()) {
                var type = EventType.ofWireName(entry.getKey());
                last.put(type, WireJson.mapper().treeToValue(entry.getValue(), type.record()));
            }
            return new Progress(
                    stored.state(),
                    stored.attempt(),
                    stored.since(),
                    last,
                    stored.approvedBy(),
                    stored.lateHolds(),
                    stored.undone(),
                    Objects.requireNonNullElse(stored.paused(), List.of()),
                    stored.heldSince(),
                    stored.asked());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress that was written otherwise", e);
        }
    }
}
