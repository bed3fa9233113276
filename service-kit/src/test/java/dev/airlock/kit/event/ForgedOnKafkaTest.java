package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others write to the topic causes nothing, and is told once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ForgedOnKafkaTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final String target = "forged-" + UUID.randomUUID();

    @Inject RecordingHandler handler;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    /** What somebody may try who can write to Kafka. */
    enum Forger {
        SIGNS_NOTHING(
                "nobody has signed it",
                record -> {
                    record.headers().remove("ce_signature");
                    return record;
                }),
        HAS_THE_KEY_OF_ANOTHER_SERVICE(
                "verifier has signed it instead of deploy-api",
                record -> SignedRecords.of(Service.VERIFIER, record)),
        NAMES_A_KEY_OF_NOBODYS(
                "signed with a key of nobody's",
                record -> put(record, "ce_keyid", "0123456789abcdef")),
        MOVES_IT_TO_A_LATER_ATTEMPT(
                "its signature is not that of key", record -> put(record, "ce_attempt", "2")),
        MAKES_ANOTHER_EVENT_OF_IT(
                "its signature is not that of key",
                record -> put(record, "ce_id", UUID.randomUUID().toString())),
        CHANGES_THE_DATA(
                "its signature is not that of key",
                record ->
                        new ProducerRecord<>(
                                record.topic(),
                                null,
                                record.key(),
                                new String(record.value(), StandardCharsets.UTF_8)
                                        .replace("failed", "succeeded")
                                        .getBytes(StandardCharsets.UTF_8),
                                record.headers())),
        MOVES_IT_TO_ANOTHER_TARGET(
                "its signature is not that of key",
                record ->
                        new ProducerRecord<>(
                                record.topic(),
                                null,
                                record.key() + "-too",
                                record.value(),
                                record.headers()));

        private final String reason;
        private final UnaryOperator<ProducerRecord<String, byte[]>> way;

        Forger(String reason, UnaryOperator<ProducerRecord<String, byte[]>> way) {
            this.reason = reason;
            this.way = way;
        }

        private static ProducerRecord<String, byte[]> put(
                ProducerRecord<String, byte[]> record, String name, String value) {
            record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
            return record;
        }
    }

    private EventMessage ended() {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(),
                        Service.DEPLOY_API,
                        target,
                        UUID.randomUUID(),
                        NOON,
                        1,
                        null,
                        null),
                new DeployEnded(Outcome.FAILED, "a test", null, null));
    }

    private List<Forgery> forged() {
        return handler.forged.stream().filter(each -> each.key().startsWith(target)).toList();
    }

    private long seen(EventMessage message) {
        return handler.seen.stream()
                .filter(each -> each.envelope().id().equals(message.envelope().id()))
                .count();
    }

    private boolean heardOf(EventMessage message) {
        return handler.seen.stream()
                .anyMatch(each -> each.envelope().deployId().equals(message.envelope().deployId()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForgedIsADeadLetterAndToldToTheHandlerOnce(Forger forger) {
        var message = ended();
        try (var topic = new TopicProbe(brokers)) {
            topic.send(forger.way.apply(SignedRecords.of(message)));

            await().untilAsserted(() -> assertThat(forged()).hasSize(1));
            assertThat(forged().getFirst().reason()).contains(forger.reason);
            assertThat(heardOf(message)).isFalse();
            await().untilAsserted(() ->
                    assertThat(topic.deadLetterReasons())
                            .anyMatch(reason -> reason.contains(forger.reason)));
        }
    }

    @Test
    void aRecordThatIsWrittenAgainElsewhereDoesNothing() {
        var message =
                new EventMessage(
                        new Envelope(
                                UUID.randomUUID(),
                                Service.AIRFLOW_WATCHER,
                                target,
                                UUID.randomUUID(),
                                NOON,
                                1,
                                null,
                                null),
                        new DagsBlocked(List.of(), List.of(), NOON, List.of()));
        var last = ended();
        try (var topic = new TopicProbe(brokers)) {
            for (int partition = 0; partition < 6; partition++) {
                var record = SignedRecords.of(message);
                topic.send(
                        new ProducerRecord<>(
                                record.topic(),
                                partition,
                                record.key(),
                                record.value(),
                                record.headers()));
                topic.send(record);
            }
            topic.send(SignedRecords.of(last));

            await().untilAsserted(() -> assertThat(seen(last)).isOne());
            await().untilAsserted(() -> assertThat(seen(message)).isOne());
            assertThat(forged()).isEmpty();
        }
    }
}
