package dev.airlock.kit.event;

import dev.airlock.event.EventMessage;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.PublicKeys;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.sandbox.SignedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the topics and reads them from their beginning. */
final class TopicProbe implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final PublicKeys keys = SignedRecords.keys().publicKeys();
    private final List<EventMessage> events = new ArrayList<>();
    private final List<String> deadLetterReasons = new ArrayList<>();

    TopicProbe(String brokers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                List.of(Topics.DEPLOYS, Topics.DEAD_LETTERS).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @SafeVarargs
    final void send(ProducerRecord<String, byte[]>... records) {
        for (var record : records) {
            try {
                producer.send(record).get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    void sendRaw(String topic, String key, String value) {
        send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    List<EventMessage> events() {
        poll();
        return List.copyOf(events);
    }

    List<String> deadLetterReasons() {
        poll();
        return List.copyOf(deadLetterReasons);
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.DEAD_LETTERS)) {
            var reason = record.headers().lastHeader("dead-letter-reason");
            deadLetterReasons.add(new String(reason.value(), StandardCharsets.UTF_8));
            return;
        }
        try {
            events.add(EventCodec.verified(record, keys, Instant.now()));
        } catch (UnreadableEventException e) {
            // Other tests put such records there on purpose.
            deadLetterReasons.add("seen: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
