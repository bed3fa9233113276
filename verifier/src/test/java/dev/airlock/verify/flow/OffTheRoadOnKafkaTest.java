package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.Check;
import dev.airlock.event.DeployState;
import dev.airlock.event.ImageTag;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Rollback, questions, an unknown outcome and an incident, from the topic to the topic. */
@QuarkusTest
@QuarkusTestResource(VerifierWorld.class)
class OffTheRoadOnKafkaTest {
    private static final Version VERSION = Version.of("2026.01.01.12.00.00");
    private static final Version BEFORE = Version.of("2025.01.01.12.00.00");
    private static final UUID PLAN = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "test.stand-ins")
    String standIns;

    @Test
    void takesAPersonsWordForTheInstanceAndTheSoak() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);

            topic.send(1, decided(Question.INSTANCE, Decision.ACCEPT));
            topic.send(1, decided(Question.SOAK, Decision.ACCEPT));

            var reachable = topic.expect(AirflowReachable.class);
            assertThat(reachable.by()).isEqualTo("bob");
            assertThat(reachable.airflowVersion()).isEqualTo("3.3.2");
            var verified = topic.expect(Verified.class);
            assertThat(verified.by()).isEqualTo("bob");
            assertThat(verified.of()).isEqualTo(Subject.FORWARD);
        }
    }

    @Test
    void takesAPersonsWordForAnAirflowThatItCannotRead() throws Exception {
        try (var topic = new Topic(brokers, "away")) {
            begin(topic);

            topic.send(1, decided(Question.INSTANCE, Decision.ACCEPT));

            assertThat(topic.expect(AirflowReachable.class).airflowVersion()).isEqualTo("unknown");
        }
    }

    @Test
    void anAirflowThatStaysAwayFailsItsStep() throws Exception {
        try (var topic = new Topic(brokers, "away")) {
            begin(topic);

            topic.send(1, applied(Instant.now()));

            var failed = topic.expect(StepFailed.class);
            assertThat(failed.step()).isEqualTo(Step.INSTANCE);
            assertThat(failed.reason()).startsWith("Airflow is not healthy: does not answer");
        }
    }

    @Test
    void verifiesWhatAFailedApplyChangedWhenAPersonSaysSo() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));
            VerifierWorld.restart(standIns, topic.target(), VERSION);

            topic.send(1, decided(Question.CHANGED_APPLY, Decision.CONTINUE));

            assertThat(topic.expect(AirflowReachable.class).by()).isEqualTo("verifier");
        }
    }

    @Test
    void verifiesTheVersionThatARollbackBroughtBack() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            var tag = new ImageTag("rel-" + BEFORE);
            topic.send(
                    1,
                    new RollbackRequested(
                            UUID.randomUUID(), VERSION, BEFORE, tag, false, "bob", "it is bad"));
            topic.send(1, new DagsHeld(null, List.of(), List.of(), List.of(), Duration.ZERO));
            var startedAt = Instant.now();
            VerifierWorld.restart(standIns, topic.target(), BEFORE);
            topic.send(1, new RolledBack(BEFORE, tag, "url", startedAt, Instant.now()));
            topic.expect(AirflowReachable.class);

            topic.send(1, resumed());

            assertThat(topic.expect(Verified.class).of()).isEqualTo(Subject.ROLLBACK);
        }
    }

    @Test
    void tellsWhatAnswersWhileNobodyKnowsWhetherItWasApplied() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));

            // Under a newer attempt, which has ended the watch.
            topic.send(2, new ApplyOutcomeUnknown(PLAN, "its owner is gone", List.of()));

            assertThat(topic.expect(VersionObserved.class).checks())
                    .extracting(Check::name)
                    .containsExactly("health", "version", "new-instance");
        }
    }

    @Test
    void goesOnWithAnInstanceWhoseApplyWasToldWhileTheTeamHadIt() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));
            VerifierWorld.restart(standIns, topic.target(), VERSION);
            topic.send(2, incident());
            topic.send(1, applied(Instant.now()));

            topic.send(3, goOn(Step.INSTANCE));

            assertThat(topic.expect(AirflowReachable.class).by()).isEqualTo("verifier");
        }
    }

    @Test
    void goesOnWithASoakWhoseResumeWasToldWhileTheTeamHadIt() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);
            // The baseline fails as the same step: it is not what is to be repeated.
            topic.send(
                    1, new DagsHeld(Instant.now(), List.of(), List.of(), List.of(), Duration.ZERO));
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));
            topic.send(2, incident());
            topic.send(1, resumed());

            topic.send(3, goOn(Step.VERIFY));

            assertThat(topic.expect(Verified.class).of()).isEqualTo(Subject.FORWARD);
        }
    }

    @Test
    void verifiesNothingWhenPausesThatAnEndedDeployLeftAreReleased() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            begin(topic);
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));
            topic.send(2, new DeployEnded(Outcome.FAILED, "given up", null, null));

            topic.send(2, resumed());

            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(topic.events())
                                    .doesNotHaveAnyElementsOfTypes(Verified.class));
        }
    }

    private static void begin(Topic topic) {
        topic.send(1, new DeployRequested(null, null, "test", "me", null, List.of()));
        topic.send(1, new DagsCleared(List.of(), "3.3.2", Instant.now(), Duration.ZERO));
    }

    private static Applied applied(Instant startedAt) {
        return new Applied(
                PLAN,
                VERSION,
                new ImageTag("rel-" + VERSION),
                startedAt,
                Instant.now(),
                7,
                "infra-runner");
    }

    private static DagsResumed resumed() {
        return new DagsResumed(List.of(), List.of(), null);
    }

    private static IncidentDeclared incident() {
        return new IncidentDeclared(IncidentCause.DECLARED, "look", List.of(), List.of(), "bob");
    }

    private static IncidentResolved goOn(Step step) {
        return new IncidentResolved(
                Resolution.CONTINUE, DeployState.VERIFYING, List.of(step), null, "bob", "seen");
    }

    private static DecisionTaken decided(Question question, Decision decision) {
        return new DecisionTaken(question, decision, "bob", "I looked", List.of());
    }
}
