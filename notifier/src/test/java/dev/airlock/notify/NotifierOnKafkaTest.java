package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.ImageTag;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Version;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From the topic to Slack. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubSlack.class)
class NotifierOnKafkaTest {
    private final UUID deploy = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void aRedeliveredEventMakesNoSecondMessage() throws Exception {
        var started = message(1, new DeployRequested(null, null, "test", "me", null, List.of()));
        var ended = message(1, new DeployEnded(Outcome.SUCCEEDED, "done", null, null));

        send(started, started, ended);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(told()).isEqualTo(2));
    }

    @Test
    void aMessageOutlivesItsAttemptAndSlackBeingAway() throws Exception {
        StubSlack.AWAY.set(3);

        send(
                message(1, new DeployRequested(null, null, "test", "me", null, List.of())),
                message(2, new DeployEnded(Outcome.CANCELLED, "done", null, null)));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(told()).isEqualTo(2));
    }

    @Test
    void aDryRunIsToldOnceAtItsEndAndAQuestionOnceHoweverOftenItComes() throws Exception {
        var dry = List.of(Option.DRY_RUN);
        var asked =
                message(
                        1,
                        new RollbackRequested(
                                deploy,
                                null,
                                new Version("2023.07.03.17.52.00"),
                                new ImageTag("rel-2023.07.03.17.52.00"),
                                false,
                                "bob",
                                "bad"));
        var other = UUID.randomUUID();

        send(
                message(1, new DeployRequested(null, null, "test", "me", null, dry)),
                message(1, new DeployEnded(Outcome.SUCCEEDED, "planned", null, null)),
                of(other, asked),
                of(other, asked));

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    assertThat(told()).isEqualTo(1);
                    assertThat(told(other)).isEqualTo(1);
                });
    }

    @Test
    void theTeamIsToldOfForgedEventsOnceHoweverManyCome() throws Exception {
        var record =
                EventCodec.encode(
                        message(1, new DeployEnded(Outcome.SUCCEEDED, "forged", null, null)));

        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
            producer.send(record).get();
        }
        // On the same partition, so it comes after both.
        send(message(1, new DeployEnded(Outcome.FAILED, "done", null, null)));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(told()).isEqualTo(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(StubSlack.MESSAGES)
                                .filteredOn(text -> text.contains("forged event was refused"))
                                .singleElement()
                                .asString()
                                .contains("nobody has signed it", "offset"));
    }

    private static EventMessage of(UUID other, EventMessage message) {
        var envelope = message.envelope();
        return new EventMessage(
                new Envelope(
                        envelope.id(),
                        envelope.source(),
                        envelope.target(),
                        other,
                        envelope.time(),
                        envelope.attempt(),
                        null,
                        null),
                message.event());
    }

    private long told() {
        return told(deploy);
    }

    private static long told(UUID deploy) {
        return StubSlack.MESSAGES.stream().filter(text -> text.contains(deploy.toString())).count();
    }

    private EventMessage message(int attempt, DeployEvent event) {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(),
                        Service.DEPLOY_API,
                        "catalog",
                        deploy,
                        Instant.now(),
                        attempt,
                        null,
                        null),
                event);
    }

    private void send(EventMessage... messages) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var message : messages) {
                producer.send(SignedRecords.of(message)).get();
            }
        }
    }
}
