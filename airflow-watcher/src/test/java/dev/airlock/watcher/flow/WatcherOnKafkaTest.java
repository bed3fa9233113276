package dev.airlock.watcher.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Topics;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.sandbox.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, with an Airflow that does not answer. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WatcherOnKafkaTest {
    private final UUID deploy = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void neverTakesSilenceForQuietAndAnswersAnAbortAtOnce() throws Exception {
        try (var consumer = consumer()) {
            var seen = new ArrayList<DeployEvent>();
            send(1, new DeployRequested(null, null, "test", "me", null, List.of()));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        seen.addAll(poll(consumer));
                        assertThat(seen)
                                .anySatisfy(event ->
                                        assertThat(event)
                                                .isInstanceOfSatisfying(
                                                        DagsBlocked.class,
                                                        blocked ->
                                                                assertThat(blocked.doubts())
                                                                        .hasSize(1)));
                    });

            send(
                    2,
                    new DeployAborting(
                            Outcome.CANCELLED,
                            "test",
                            "me",
                            List.of(Service.AIRFLOW_WATCHER),
                            null));

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> {
                        seen.addAll(poll(consumer));
                        assertThat(seen)
                                .contains(
                                        new WorkUndone(
                                                Service.AIRFLOW_WATCHER,
                                                List.of(),
                                                List.of(),
                                                null,
                                                List.of()));
                    });
        }
    }

    private void send(int attempt, DeployEvent event) throws Exception {
        var envelope =
                new Envelope(
                        UUID.randomUUID(),
                        Service.DEPLOY_API,
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
            producer.send(EventCodec.encode(new EventMessage(envelope, event))).get();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var consumer =
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
        return consumer;
    }

    private List<DeployEvent> poll(KafkaConsumer<String, byte[]> consumer)
            throws UnreadableEventException {
        var events = new ArrayList<DeployEvent>();
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            var message = EventCodec.decode(record);
            if (message.envelope().deployId().equals(deploy)) {
                events.add(message.event());
            }
        }
        return events;
    }
}
