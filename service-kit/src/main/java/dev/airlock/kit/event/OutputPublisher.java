package dev.airlock.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.CommandOutput;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.WireJson;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Streams what commands print while they run; output is for people, so a lost chunk is no fault.
 */
@ApplicationScoped
public class OutputPublisher {
    private final KafkaOut kafka;

    OutputPublisher(KafkaOut kafka) {
        this.kafka = kafka;
    }

    /** Returns at once. */
    public void publish(CommandOutput chunk) {
        try {
            kafka.sendSigned(
                            Topics.OUTPUT,
                            chunk.deployId().toString(),
                            new RecordHeaders(),
                            WireJson.mapper().writeValueAsBytes(chunk))
                    .exceptionally(e -> {
                        Log.warnf("A chunk of output is lost: %s", e.toString());
                        return null;
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chunk that cannot be written", e);
        }
    }
}
