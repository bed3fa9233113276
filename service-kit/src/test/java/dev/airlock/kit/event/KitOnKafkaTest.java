package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Topics;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.kit.Sql;
import dev.airlock.kit.step.CountingStep;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class KitOnKafkaTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject RecordingHandler handler;
    @Inject CountingStep step;
    @Inject Attempts attempts;
    @Inject Sql sql;

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

    private EventMessage message(int attempt, Service source, DeployEvent event) {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(), source, "catalog", deploy, NOON, attempt, null, null),
                event);
    }

    private EventMessage blocked(int attempt) {
        return message(
                attempt,
                Service.AIRFLOW_WATCHER,
                new DagsBlocked(List.of(), List.of(), NOON, List.of()));
    }

    private EventMessage cleared() {
        return message(
                1,
                Service.AIRFLOW_WATCHER,
                new DagsCleared(List.of(), "3.0.0", NOON, Duration.ZERO));
    }

    private EventMessage ended(int attempt) {
        return message(
                attempt, Service.DEPLOY_API, new DeployEnded(Outcome.FAILED, "a test", null, null));
    }

    private EventMessage unheard(int attempt) {
        return message(
                attempt,
                Service.AIRFLOW_WATCHER,
                new WorkUndone(Service.AIRFLOW_WATCHER, List.of(), List.of(), null, List.of()));
    }

    private long seen(EventMessage message) {
        return handler.seen.stream()
                .filter(each -> each.envelope().id().equals(message.envelope().id()))
                .count();
    }

    private List<EventMessage> consequences(EventMessage cause) {
        return topic.events().stream()
                .filter(each -> cause.envelope().id().equals(each.envelope().causationId()))
                .toList();
    }

    @Test
    void anEventSeenTwiceIsHandledOnce() {
        var event = blocked(1);
        var last = ended(1);

        topic.send(SignedRecords.of(event), SignedRecords.of(event), SignedRecords.of(last));

        await().untilAsserted(() -> assertThat(seen(last)).isOne());
        assertThat(seen(event)).isOne();
        await().untilAsserted(() -> assertThat(consequences(event)).hasSize(1));
    }

    @Test
    void anEventOfAnOlderAttemptCausesNothing() {
        var newer = ended(2);
        var older = blocked(1);
        var last = ended(2);

        topic.send(SignedRecords.of(newer), SignedRecords.of(older), SignedRecords.of(last));

        await().untilAsserted(() -> assertThat(seen(last)).isOne());
        assertThat(seen(older)).isZero();
    }

    @Test
    void anEventThatTheServiceDoesNotHearIsNotHandedOverButTellsOfItsAttempt() {
        var unheard = unheard(1);
        var ofSecond = unheard(2);
        var older = blocked(1);
        var last = ended(2);

        topic.send(
                SignedRecords.of(unheard),
                SignedRecords.of(ofSecond),
                SignedRecords.of(older),
                SignedRecords.of(last));

        await().untilAsserted(() -> assertThat(seen(last)).isOne());
        assertThat(seen(unheard) + seen(ofSecond) + seen(older)).isZero();
    }

    @Test
    void aHandlerThatFailsLeavesNothingBehindAndIsTriedAgain() {
        var event = blocked(1);
        handler.failures.put(event.envelope().id(), new AtomicInteger(2));

        topic.send(SignedRecords.of(event));

        await().untilAsserted(() -> assertThat(consequences(event)).hasSize(1));
        assertThat(seen(event)).isOne();
    }

    @Test
    void whatCannotBeReadOrMayNotBeEmittedIsADeadLetterAndStopsNobody() {
        var forged =
                message(1, Service.VERIFIER, new DeployEnded(Outcome.FAILED, "forged", null, null));
        var last = ended(1);

        var noEvent =
                new ProducerRecord<>(
                        Topics.DEPLOYS, "catalog", "no event".getBytes(StandardCharsets.UTF_8));
        topic.send(
                SignedRecords.of(Service.VERIFIER, noEvent),
                SignedRecords.of(forged),
                SignedRecords.of(last));

        await().untilAsserted(() -> assertThat(seen(last)).isOne());
        assertThat(seen(forged)).isZero();
        await().untilAsserted(() ->
                assertThat(topic.deadLetterReasons())
                        .anyMatch(reason -> reason.startsWith("not an event"))
                        .contains("verifier may not emit deploy-ended"));
    }

    @Test
    void aStepRunsOnceAndTellsItsResultUnderTheTraceOfItsDeploy() {
        var event = cleared();

        topic.send(SignedRecords.of(event));

        await().untilAsserted(() -> assertThat(consequences(event)).hasSize(1));
        var result = consequences(event).getFirst();
        assertThat(result.type()).isEqualTo(EventType.DAGS_RESUMED);
        assertThat(result.envelope().traceparent())
                .startsWith("00-" + deploy.toString().replace("-", "") + "-");
        assertThat(step.runs.get(deploy)).hasValue(1);
    }

    @Test
    void aStepThatIsUnavailableIsTriedAgainAndThenFails() {
        var event = cleared();
        step.unavailable.put(deploy, new AtomicInteger(100));

        topic.send(SignedRecords.of(event));

        await().untilAsserted(() ->
                assertThat(consequences(event))
                        .extracting(EventMessage::type)
                        .containsExactly(EventType.STEP_FAILED));
        assertThat(step.runs.get(deploy)).hasValue(3);
    }

    @Test
    void aStepEndsQuietlyWhenANewerAttemptArrives() throws InterruptedException {
        var event = cleared();
        var begun = new CountDownLatch(1);
        step.pausing.put(deploy, begun);
        topic.send(SignedRecords.of(event));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        var second = message(2, Service.AIRFLOW_WATCHER, cleared().event());
        step.pausing.remove(deploy);

        topic.send(SignedRecords.of(ended(2)), SignedRecords.of(second));

        await().untilAsserted(() -> assertThat(consequences(second)).hasSize(1));
        assertThat(consequences(event)).isEmpty();
    }

    @Test
    void aStepHasNoEffectOnceAnotherReplicaHasHeardOfANewerAttempt() {
        var event = cleared();
        step.beforeItsEffect.put(
                deploy,
                () -> QuarkusTransaction.requiringNew().call(() -> attempts.observe(deploy, 2)));

        topic.send(SignedRecords.of(event));

        await().until(() -> attempts.current(deploy) == 2);
        var second = message(2, Service.AIRFLOW_WATCHER, cleared().event());
        topic.send(SignedRecords.of(second));
        await().untilAsserted(() -> assertThat(consequences(second)).hasSize(1));
        assertThat(consequences(event)).isEmpty();
    }

    @Test
    void aStepHasNoEffectOnceAnotherReplicaHasTakenItOver() {
        var event = cleared();
        step.beforeItsEffect.put(
                deploy,
                () -> {
                    step.beforeItsEffect.remove(deploy);
                    sql.update(
                            "update scheduled_tasks set version = version + 1"
                                    + " where task_instance = ?",
                            "count/" + event.envelope().id());
                });

        topic.send(SignedRecords.of(event));

        // Nobody's heartbeat keeps it alive now, so that it is run once more.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(step.runs.get(deploy)).hasValue(2));
        await().untilAsserted(() -> assertThat(consequences(event)).hasSize(1));
    }

    @Test
    void aPersonHasAStepRepeatedWithItsInputUnderTheNewAttempt() {
        var event = cleared();
        var resolved =
                message(
                        2,
                        Service.DEPLOY_API,
                        new IncidentResolved(
                                Resolution.CONTINUE,
                                DeployState.CHECKING,
                                List.of(Step.HOLD, Step.CHECK),
                                null,
                                "alice",
                                "it is well"));
        topic.send(SignedRecords.of(event));
        await().untilAsserted(() -> assertThat(consequences(event)).hasSize(1));

        topic.send(SignedRecords.of(resolved));

        await().untilAsserted(() -> assertThat(consequences(resolved)).hasSize(1));
        assertThat(step.runs.get(deploy)).hasValue(2);
        assertThat(step.inputs.get(deploy)).isEqualTo(new CountingStep.Input(1));
    }
}
