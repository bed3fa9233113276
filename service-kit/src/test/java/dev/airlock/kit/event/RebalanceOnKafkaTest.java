package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Partitions go to another member of the group and come back while their records are handled. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RebalanceOnKafkaTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int TARGETS = 40;
    private static final int EVENTS = 20;

    @Inject RecordingHandler handler;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "quarkus.application.name")
    String group;

    private final List<UUID> deploys = Stream.generate(UUID::randomUUID).limit(TARGETS).toList();

    @Test
    void everyTargetsEventsAreHandledOnceAndInOrder() {
        var first = round();
        var second = round();
        try (var topic = new TopicProbe(brokers)) {
            first.forEach(message -> topic.send(SignedRecords.of(message)));

            joinAndLeaveWithoutCommitting();
            second.forEach(message -> topic.send(SignedRecords.of(message)));

            var sent = byDeploy(Stream.concat(first.stream(), second.stream()));
            await().atMost(LONG).untilAsserted(() -> assertThat(handled()).isEqualTo(sent));
        }
    }

    /** The events of all targets, mixed. */
    private List<EventMessage> round() {
        return IntStream.range(0, TARGETS * EVENTS / 2)
                .mapToObj(i -> message(i % TARGETS))
                .toList();
    }

    private EventMessage message(int target) {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(),
                        Service.AIRFLOW_WATCHER,
                        "target-" + target,
                        deploys.get(target),
                        NOON,
                        1,
                        null,
                        null),
                new DagsResumed(List.of(), List.of(), null));
    }

    /** Another member is given partitions, so that what it has read comes again. */
    private void joinAndLeaveWithoutCommitting() {
        try (var other =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers,
                                "group.id",
                                group,
                                "enable.auto.commit",
                                "false",
                                "partition.assignment.strategy",
                                CooperativeStickyAssignor.class.getName()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            other.subscribe(List.of(Topics.DEPLOYS));
            await().pollInSameThread()
                    .atMost(LONG)
                    .until(() -> {
                        other.poll(Duration.ofMillis(100));
                        return !other.assignment().isEmpty();
                    });
        }
    }

    private Map<UUID, List<UUID>> handled() {
        return byDeploy(
                handler.seen.stream()
                        .filter(message -> deploys.contains(message.envelope().deployId())));
    }

    private static Map<UUID, List<UUID>> byDeploy(Stream<EventMessage> messages) {
        return messages.map(EventMessage::envelope)
                .collect(
                        Collectors.groupingBy(
                                Envelope::deployId,
                                Collectors.mapping(Envelope::id, Collectors.toList())));
    }
}
