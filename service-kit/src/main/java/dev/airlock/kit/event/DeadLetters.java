package dev.airlock.kit.event;

import dev.airlock.event.Topics;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where records go that nobody can handle, with the reason and where they came from. */
@ApplicationScoped
class DeadLetters {
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
        var headers = new RecordHeaders(record.headers());
        add(headers, "dead-letter-reason", String.valueOf(reason));
        add(headers, "dead-letter-service", service);
        add(headers, "dead-letter-topic", record.topic());
        add(headers, "dead-letter-partition", Integer.toString(record.partition()));
        add(headers, "dead-letter-offset", Long.toString(record.offset()));
        kafka.send(
                        Topics.DEAD_LETTERS,
                        record.key() == null ? "" : record.key(),
                        headers,
                        record.value() == null ? new byte[0] : record.value())
                .join();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
