package dev.airlock.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.WireJson;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Publishes what runs on a target's platform; the topic keeps the last one of each target. */
@ApplicationScoped
public class SnapshotPublisher {
    private final KafkaOut kafka;

    SnapshotPublisher(KafkaOut kafka) {
        this.kafka = kafka;
    }

    /** Returns at once; a snapshot that is lost is made good by the next. */
    public void publish(String target, PlatformSnapshot snapshot) {
        try {
            kafka.sendSigned(
                            Topics.TARGETS,
                            target,
                            new RecordHeaders(),
                            WireJson.mapper().writeValueAsBytes(snapshot))
                    .exceptionally(e -> {
                        Log.warnf("A snapshot is lost: target=%s %s", target, e.toString());
                        return null;
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot that cannot be written", e);
        }
    }
}
