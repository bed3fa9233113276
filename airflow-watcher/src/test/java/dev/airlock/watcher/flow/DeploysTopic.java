package dev.airlock.watcher.flow;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.sandbox.SignedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The deploys topic, as the services around the watcher see it. */
final class DeploysTopic implements AutoCloseable {
    private final String brokers;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EventMessage> seen = new ArrayList<>();

    DeploysTopic(String brokers) {
        this.brokers = brokers;
        consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", brokers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.DEPLOYS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void send(Service from, UUID deploy, int attempt, DeployEvent event)
            throws ExecutionException, InterruptedException {
        var envelope =
                new Envelope(
                        UUID.randomUUID(),
                        from,
                        "catalog",
                        deploy,
                        Instant.now(),
                        attempt,
                        null,
                        null);
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(SignedRecords.of(new EventMessage(envelope, event))).get();
        }
    }

    /** Waits for an event of a deploy's attempt, and gives it. */
    <T extends DeployEvent> T await(UUID deploy, int attempt, Class<T> type) {
        return await(deploy, attempt, type, event -> true);
    }

    /** Waits for such an event that is also as wanted. */
    <T extends DeployEvent> T await(UUID deploy, int attempt, Class<T> type, Predicate<T> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            poll();
                            return all(deploy, attempt, type).stream().filter(wanted).findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What has been seen so far. */
    <T extends DeployEvent> List<T> all(UUID deploy, int attempt, Class<T> type) {
        return seen.stream()
                .filter(message -> message.envelope().deployId().equals(deploy))
                .filter(message -> message.envelope().attempt() == attempt)
                .map(EventMessage::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void poll() throws UnreadableEventException {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            seen.add(EventCodec.decode(record));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
