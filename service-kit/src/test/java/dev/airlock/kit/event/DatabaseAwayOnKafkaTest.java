package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.kit.step.CountingStep;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DatabaseAwayOnKafkaTest {
    @Inject CountingStep step;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private TopicProbe topic;
    private final UUID deploy = UUID.randomUUID();

    @BeforeEach
    void open() {
        topic = new TopicProbe(brokers);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private EventMessage cleared() {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(),
                        Service.AIRFLOW_WATCHER,
                        "catalog",
                        deploy,
                        Instant.parse("2026-01-01T12:00:00Z"),
                        1,
                        null,
                        null),
                new DagsCleared(List.of(), "3.0.0", Instant.EPOCH, Duration.ZERO));
    }

    @Test
    void aStepsTriesAreNotUsedUpWhileTheDatabaseIsAway() {
        // Given
        var event = cleared();
        var away = new AtomicInteger(step.retries() + 2);
        step.beforeItsEffect.put(
                deploy,
                () -> {
                    if (away.decrementAndGet() >= 0) {
                        throw new IllegalStateException(new SQLException("refused", "08001"));
                    }
                });

        // When
        topic.send(SignedRecords.of(event));

        // Then
        await().untilAsserted(() ->
                assertThat(topic.events())
                        .filteredOn(
                                each -> event.envelope().id().equals(each.envelope().causationId()))
                        .extracting(EventMessage::type)
                        .containsExactly(EventType.DAGS_RESUMED));
    }
}
