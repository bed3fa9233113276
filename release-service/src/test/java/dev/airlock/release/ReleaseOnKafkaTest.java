package dev.airlock.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.AirflowUpgrade;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Topics;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, on a stub of GitHub and the registry. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(StubGitHub.class)
class ReleaseOnKafkaTest {
    private static final Version OLD = new Version("2023.07.03.17.52.00");
    private static final Version NEW = new Version("2023.08.01.12.00.00");

    private final UUID deploy = UUID.randomUUID();
    private final List<DeployEvent> seen = new ArrayList<>();
    private KafkaConsumer<String, byte[]> consumer;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void open() {
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

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void previewsPublishesOnceWaitsForTheImageAndApprovesTheChangelog() throws Exception {
        send(1, Service.DEPLOY_API, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        send(1, Service.AIRFLOW_WATCHER, cleared());

        var preview = awaited(ReleasePreviewed.class);
        assertThat(preview.version()).isEqualTo(NEW);
        assertThat(preview.headSha()).isEqualTo(StubGitHub.HEAD);
        assertThat(preview.necessaryFiles())
                .containsExactly("catalog/dags/a.py", "catalog/dags/b.py");
        assertThat(preview.airflowUpgrade()).isEqualTo(new AirflowUpgrade("2.6.2", "2.6.3"));
        assertThat(preview.commits().getFirst().title()).isEqualTo("Change a DAG");
        assertThat(StubGitHub.PUBLISHED).isFalse();

        send(
                1,
                Service.DEPLOY_API,
                new ReleaseGranted(
                        NEW, preview.headSha(), Duration.ZERO, 0, "me", null, List.of()));

        assertThat(awaited(ReleasePublished.class))
                .satisfies(published -> {
                    assertThat(published.sha()).isEqualTo(StubGitHub.HEAD);
                    // The tag came late, so the step ran twice: it was our doing all the same.
                    assertThat(published.foundPublished()).isFalse();
                });
        assertThat(awaited(ReleaseReady.class).digest()).isEqualTo(StubGitHub.DIGEST);

        send(1, Service.DEPLOY_API, new DeployEnded(Outcome.SUCCEEDED, "test", NEW, null));

        assertThat(awaited(ChangelogApproved.class).by()).isEqualTo("airlock-approver");
        assertThat(StubGitHub.CALLS)
                .filteredOn(call -> call.startsWith("PATCH") || call.startsWith("POST"))
                .containsExactly(
                        "PATCH /repos/WordPress/openverse/releases/11",
                        "POST /repos/WordPress/openverse/pulls/7/reviews");
    }

    @Test
    void aDryRunIsReadyWithoutAReleaseBeingPublished() throws Exception {
        send(
                1,
                Service.DEPLOY_API,
                new ReleaseGranted(
                        NEW,
                        StubGitHub.HEAD,
                        Duration.ZERO,
                        0,
                        "policy",
                        null,
                        List.of(Option.DRY_RUN)));

        var ready = awaited(ReleaseReady.class);

        assertThat(ready.options()).containsExactly(Option.DRY_RUN);
        assertThat(ready.digest()).isNull();
        assertThat(seen).noneMatch(ReleasePublished.class::isInstance);
    }

    @Test
    void takesAPersonsWordForTheChangelogAndKnowsTheVersionBefore() throws Exception {
        send(1, Service.DEPLOY_API, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        send(1, Service.AIRFLOW_WATCHER, cleared());
        assertThat(awaited(ReleasePreviewed.class).previousVersion()).isEqualTo(OLD);

        send(1, Service.DEPLOY_API, new StepOverridden(Step.CHANGELOG, "ada", "I approved it"));

        assertThat(awaited(ChangelogApproved.class).by()).isEqualTo("ada");
    }

    @Test
    void answersAnAbortAtOnceWhenItDidNothing() throws Exception {
        send(1, Service.DEPLOY_API, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        send(
                2,
                Service.DEPLOY_API,
                new DeployAborting(
                        Outcome.CANCELLED, "test", "me", List.of(Service.RELEASE_SERVICE), null));

        assertThat(awaited(WorkUndone.class))
                .isEqualTo(
                        new WorkUndone(
                                Service.RELEASE_SERVICE, List.of(), List.of(), null, List.of()));
    }

    private static DagsCleared cleared() {
        return new DagsCleared(List.of(), "2.6.2", Instant.EPOCH, Duration.ZERO);
    }

    private <T extends DeployEvent> T awaited(Class<T> type) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            poll();
                            return seen.stream().filter(type::isInstance).map(type::cast).toList();
                        },
                        found -> !found.isEmpty())
                .getFirst();
    }

    private void poll() throws UnreadableEventException {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            var message = EventCodec.decode(record);
            if (message.envelope().deployId().equals(deploy)) {
                seen.add(message.event());
            }
        }
    }

    private void send(int attempt, Service source, DeployEvent event) throws Exception {
        var envelope =
                new Envelope(
                        UUID.randomUUID(),
                        source,
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
}
