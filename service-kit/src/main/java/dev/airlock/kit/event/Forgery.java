package dev.airlock.kit.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that nobody who may has written.
 *
 * @param key as the forger chose it
 */
public record Forgery(String key, String reason, String topic, int partition, long offset) {
    static Forgery of(ConsumerRecord<String, byte[]> record, String reason) {
        return new Forgery(
                record.key() == null ? "" : record.key(),
                reason,
                record.topic(),
                record.partition(),
                record.offset());
    }

    /** Where it is, for people. */
    public String place() {
        return "%s, partition %d, offset %d".formatted(topic, partition, offset);
    }
}
