package dev.airlock.watcher.flow;

import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.ImageTag;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.airflow.FakeAirflow;
import dev.airlock.watcher.platform.FakePlatforms;
import dev.airlock.watcher.platform.Platforms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, off the straight road, with an Airflow in memory. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OtherRoadsOnKafkaTest {
    private static final String QUICK =
            "poll: PT0.1S\nsettle: PT0.1S\nforceClear: PT0.5S\nrollbackClear: PT0.5S";
    private static final String IMAGE = "image_data_refresh";
    private static final String AUDIO = "audio_data_refresh";
    private static final Version VERSION = Version.of("2023.07.03.17.52.00");

    private final UUID deploy = UUID.randomUUID();
    private final FakeAirflow airflow = new FakeAirflow().dag(IMAGE, false).dag(AUDIO, false);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private DeploysTopic topic;

    @BeforeEach
    void open() {
        var config = Configs.with(QUICK);
        QuarkusMock.installMockForType(
                FakePlatforms.of(airflow, config, Clock.systemUTC()), Platforms.class);
        topic = new DeploysTopic(brokers);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private void says(int attempt, DeployEvent event) throws Exception {
        topic.send(Service.DEPLOY_API, deploy, attempt, event);
    }

    private static PlanApproved approved(Option... options) {
        var now = Instant.now();
        return new PlanApproved(
                UUID.randomUUID(),
                "a".repeat(64),
                "me",
                null,
                now,
                now.plusSeconds(600),
                List.of(options));
    }

    private DagsHeld hold() throws Exception {
        says(1, approved());
        return topic.await(deploy, 1, DagsHeld.class);
    }

    private WorkUndone giveUp(PausedDags dags) throws Exception {
        says(2, new DeployAborting(Outcome.FAILED, "test", "me", List.of(Service.values()), dags));
        topic.send(
                Service.INFRA_RUNNER,
                deploy,
                2,
                new WorkUndone(
                        Service.INFRA_RUNNER,
                        List.of(),
                        List.of(),
                        ApplyEffect.CHANGED,
                        List.of()));
        return topic.await(
                deploy, 2, WorkUndone.class, answer -> answer.service() == Service.AIRFLOW_WATCHER);
    }

    private static AirflowReachable reachable() {
        return new AirflowReachable("http://airflow", "3.3.2", List.of(), "verifier");
    }

    @Test
    void aForcedDeployIsCheckedAndHeldOverWhatRuns() throws Exception {
        airflow.run(run(IMAGE, "r1", "running"), List.of(task("running", "PythonOperator")));

        says(1, new DeployRequested(null, null, "test", "me", null, List.of(Option.FORCE)));
        assertThat(topic.await(deploy, 1, DagsCleared.class).runs())
                .extracting(RunningDag::verdict)
                .containsExactly(RunVerdict.BUSY);
        says(1, approved(Option.FORCE));

        var held = topic.await(deploy, 1, DagsHeld.class);
        assertThat(held.startBy()).isNotNull();
        assertThat(held.runs()).extracting(RunningDag::verdict).containsExactly(RunVerdict.BUSY);
    }

    @Test
    void aDryRunSaysAtOnceWhatRunsAndPausesNothing() throws Exception {
        airflow.run(run(IMAGE, "r1", "running"), List.of(task("running", "PythonOperator")));

        says(1, new DeployRequested(null, null, "test", "me", null, List.of(Option.DRY_RUN)));

        assertThat(topic.await(deploy, 1, DagsCleared.class).runs()).hasSize(1);
        assertThat(airflow.log()).isEmpty();
    }

    @Test
    void aRollbackOfAnEndedDeployTakesOverWhatThatOneLeftAndResumesIt() throws Exception {
        hold();
        assertThat(giveUp(PausedDags.LEAVE).paused()).containsExactly(AUDIO, IMAGE);
        var rollback = UUID.randomUUID();

        topic.send(
                Service.DEPLOY_API,
                rollback,
                1,
                new RollbackRequested(
                        deploy,
                        null,
                        VERSION,
                        ImageTag.of("rel-" + VERSION.value()),
                        true,
                        "me",
                        "test"));
        var held = topic.await(rollback, 1, DagsHeld.class);
        topic.send(Service.VERIFIER, rollback, 1, reachable());

        assertThat(held.startBy()).isNull();
        assertThat(held.paused()).containsExactly(AUDIO, IMAGE);
        assertThat(topic.await(rollback, 1, DagsResumed.class).resumed())
                .containsExactly(AUDIO, IMAGE);
        assertThat(airflow.isPaused(IMAGE)).isFalse();
    }

    @Test
    void whatIsGivenUpIsResumedWhateverWasAppliedIfThePersonSaysSo() throws Exception {
        hold();

        assertThat(giveUp(PausedDags.RESUME).paused()).isEmpty();
        assertThat(airflow.isPaused(IMAGE)).isFalse();
    }

    @Test
    void pausesThatWereLeftAreReleased() throws Exception {
        hold();
        giveUp(PausedDags.LEAVE);

        says(2, new PausesReleased(PausesAnswer.RESUME, "me", "test"));

        assertThat(topic.await(deploy, 2, DagsResumed.class).resumed())
                .containsExactly(AUDIO, IMAGE);
        assertThat(airflow.isPaused(IMAGE)).isFalse();
    }

    @Test
    void pausesThatWereForgottenAreNobodysAndStay() throws Exception {
        hold();
        giveUp(PausedDags.LEAVE);

        says(2, new PausesReleased(PausesAnswer.FORGET, "me", "test"));
        says(2, new PausesReleased(PausesAnswer.RESUME, "me", "test"));

        assertThat(topic.await(deploy, 2, DagsResumed.class).resumed()).isEmpty();
        assertThat(airflow.isPaused(IMAGE)).isTrue();
    }

    @Test
    void aResumeThatFailedIsDoneAgainAfterTheIncident() throws Exception {
        hold();
        airflow.refuseUnpause();
        topic.send(Service.VERIFIER, deploy, 1, reachable());
        assertThat(topic.await(deploy, 1, StepFailed.class).step()).isEqualTo(Step.RESUME);
        says(2, declared());
        airflow.comeBack();

        says(3, goOn(List.of(Step.GATE, Step.RESUME)));

        assertThat(topic.await(deploy, 3, DagsResumed.class).resumed())
                .containsExactly(AUDIO, IMAGE);
    }

    @Test
    void nothingElseGivesUpThePauses() throws Exception {
        hold();
        var plan = UUID.randomUUID();
        topic.send(
                Service.INFRA_RUNNER,
                deploy,
                1,
                new HoldReturned(HoldReturnReason.LATE, "start by has passed"));
        says(1, new ApplyInterruptRequested("me", "test"));
        topic.send(
                Service.INFRA_RUNNER,
                deploy,
                1,
                new ApplyFailed(plan, ApplyEffect.CHANGED, "test", List.of()));
        says(
                1,
                new DecisionTaken(
                        Question.CHANGED_APPLY, Decision.CONTINUE, "me", null, List.of()));
        says(2, declared());
        says(3, goOn(List.of(Step.INSTANCE)));
        // Steps of a deploy run one after the other: this one comes after any of the above.
        says(3, approved());

        assertThat(topic.await(deploy, 3, DagsHeld.class).paused()).containsExactly(AUDIO, IMAGE);
        assertThat(airflow.log()).noneMatch(line -> line.startsWith("unpause"));
    }

    private static IncidentDeclared declared() {
        return new IncidentDeclared(IncidentCause.DECLARED, "test", List.of(), List.of(), "me");
    }

    private static IncidentResolved goOn(List<Step> again) {
        return new IncidentResolved(
                Resolution.CONTINUE, DeployState.VERIFYING, again, null, "me", "test");
    }
}
