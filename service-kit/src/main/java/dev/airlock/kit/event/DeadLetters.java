package dev.airlock.kit.event;

import dev.airlock.event.Topics;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where records go that nobody can handle, with the reason and where they came from. */
@ApplicationScoped
class DeadLetters {
    private static final String OURS = "dead-letter-";

    private final KafkaOut kafka;
    private final String service;

    DeadLetters(KafkaOut kafka, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.service = service;
    }

    /** Returns once the dead letter is on its topic, so that the record may be acknowledged. */
    void send(ConsumerRecord<String, byte[]> record, @Nullable String reason) {
        Log.errorf(
                "Dead letter: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        var headers = new RecordHeaders();
        for (var header : record.headers()) {
            // On a forged dead letter they are the forger's.
            if (!header.key().toLowerCase(Locale.ROOT).startsWith(OURS)) {
                headers.add(header);
            }
        }
        add(headers, "reason", String.valueOf(reason));
        add(headers, "service", service);
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        kafka.sendSigned(
                        Topics.DEAD_LETTERS,
                        record.key() == null ? "" : record.key(),
                        headers,
                        record.value() == null ? new byte[0] : record.value())
                .join();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(OURS + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
