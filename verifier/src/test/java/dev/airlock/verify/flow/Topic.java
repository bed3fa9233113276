package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.sandbox.SignedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The deploys topic as the other services see it, for one deploy. */
final class Topic implements AutoCloseable {
    private final UUID deploy = UUID.randomUUID();
    private final String target;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<DeployEvent> seen = new ArrayList<>();

    Topic(String brokers, String target) {
        this.target = target;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer());
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

    String target() {
        return target;
    }

    /** Sends as the service that may. */
    void send(int attempt, DeployEvent event) {
        var envelope =
                new Envelope(
                        UUID.randomUUID(),
                        EventType.of(event).emitters().iterator().next(),
                        target,
                        deploy,
                        Instant.now(),
                        attempt,
                        null,
                        null);
        try {
            producer.send(SignedRecords.of(new EventMessage(envelope, event))).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Everything about the deploy so far. */
    List<DeployEvent> events() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            try {
                var message = EventCodec.decode(record);
                if (message.envelope().deployId().equals(deploy)) {
                    seen.add(message.event());
                }
            } catch (UnreadableEventException e) {
                throw new AssertionError(e);
            }
        }
        return List.copyOf(seen);
    }

    /** The first of its kind, which comes in time. */
    <T extends DeployEvent> T expect(Class<T> type) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events()).hasAtLeastOneElementOfType(type));
        return events().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
