package dev.airlock.watcher.hold;

import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.Sql;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.airflow.FakeAirflow;
import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.airflow.TaskInstance;
import dev.airlock.watcher.platform.FakePlatforms;
import dev.airlock.watcher.platform.Platforms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rollback's hold: it never waits long, and never gives up what is paused. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RollbackOnAirflowTest {
    private static final String IMAGE = "image_data_refresh";
    private static final String AUDIO = "audio_data_refresh";
    private static final Run PARKED = run(IMAGE, "r1", "running");
    private static final Run WORKS = run("other", "r2", "running");
    private static final List<TaskInstance> ON_SENSOR =
            List.of(task("up_for_reschedule", "HttpSensor"), task(null, "PythonOperator"));
    private static final List<TaskInstance> AT_WORK = List.of(task("running", "PythonOperator"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final UUID deploy = UUID.randomUUID();
    private final FakeContext context = new FakeContext(deploy);
    private final FakeAirflow airflow = new FakeAirflow();
    private final Platforms platforms =
            FakePlatforms.of(airflow, Configs.with("drain: PT20S\nwait: PT30S"), context);

    @Inject Sql sql;

    private final Holds holds = new Holds();
    private DagPauses pauses;
    private Pausing pausing;

    @BeforeEach
    void platform() {
        pauses = new DagPauses(sql, context);
        pausing = new Pausing(pauses, context);
        airflow.dag(IMAGE, false).dag(AUDIO, false).dag("other", false);
    }

    private void hold() throws Exception {
        new HoldStep(platforms, pauses, holds, pausing, context)
                .run(context, HoldStep.Input.patient("catalog"));
    }

    private void rollback(Duration patience) throws Exception {
        new HoldStep(platforms, pauses, holds, pausing, context)
                .run(context, new HoldStep.Input("catalog", patience, deploy));
    }

    private void resume(FakeContext of) throws Exception {
        new ResumeStep(platforms, pauses, holds, pausing, of)
                .run(of, new ResumeStep.Input("catalog"));
    }

    private DagsHeld held() {
        assertThat(context.events().getLast()).isInstanceOf(DagsHeld.class);
        return (DagsHeld) context.events().getLast();
    }

    private Instant end() {
        return FakeContext.NOON.plus(PATIENCE);
    }

    @Test
    void waitsSoLongWithoutATimeToStartBy() throws Exception {
        airflow.run(WORKS, AT_WORK);

        rollback(PATIENCE);

        assertThat(held().startBy()).isNull();
        assertThat(held().paused()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(held().runs())
                .extracting(RunningDag::dagId, RunningDag::verdict)
                .containsExactly(tuple("other", RunVerdict.BUSY));
        assertThat(context.instant()).isBetween(end(), end().plusSeconds(30));
    }

    @Test
    void doesNotWaitOnceNothingRuns() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> airflow.end(WORKS));

        rollback(PATIENCE);

        assertThat(held().runs()).isEmpty();
        assertThat(context.instant()).isBefore(FakeContext.NOON.plusSeconds(60));
    }

    @Test
    void doesNotWaitAtAllInAnEmergency() throws Exception {
        airflow.run(WORKS, AT_WORK);

        rollback(Duration.ZERO);

        assertThat(held().runs()).hasSize(1);
        assertThat(held().paused()).hasSize(3);
        assertThat(context.instant()).isEqualTo(FakeContext.NOON);
    }

    @Test
    void holdsWithWhatIsPausedAlreadyIfAirflowDoesNotAnswer() throws Exception {
        hold();
        var before = context.instant();
        airflow.goAway();

        rollback(PATIENCE);

        assertThat(held().paused()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(held().warnings()).contains("Airflow does not answer", Sacrifice.AS_IT_IS);
        assertThat(context.instant()).isEqualTo(before);
    }

    @Test
    void holdsWithWhatIsPausedAlreadyIfTheCredentialsAreRefused() throws Exception {
        airflow.refuseAll();

        rollback(PATIENCE);

        assertThat(held().paused()).isEmpty();
        assertThat(held().warnings()).contains("may not ask", Sacrifice.AS_IT_IS);
    }

    @Test
    void holdsAsSoonAsAirflowGoesAway() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(airflow::goAway);

        rollback(PATIENCE);

        assertThat(held().paused()).containsExactly(AUDIO, IMAGE);
        assertThat(context.instant()).isBefore(FakeContext.NOON.plusSeconds(60));
    }

    @Test
    void anAirflowThatIsUnwellIsNotWaitedForLonger() throws Exception {
        airflow.beUnwell("Airflow's scheduler is unhealthy");

        rollback(PATIENCE);

        assertThat(held().warnings()).contains("Airflow's scheduler is unhealthy");
        assertThat(context.instant()).isBetween(end(), end().plusSeconds(30));
    }

    @Test
    void namesWhatRanIfAirflowGoesAwayRightAfterThePauses() throws Exception {
        airflow.run(WORKS, AT_WORK);
        airflow.afterPause(dagId -> {
            if (dagId.equals("other")) {
                airflow.goAway();
            }
        });

        rollback(PATIENCE);

        assertThat(held().runs()).extracting(RunningDag::dagId).containsExactly("other");
        assertThat(held().warnings()).contains("Airflow does not answer");
    }

    @Test
    void unpausesNothingForARunThatIsNoLongerParked() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        hold();
        airflow.run(PARKED, List.of(task("success", "HttpSensor"), task(null, "PythonOperator")));

        rollback(PATIENCE);

        assertThat(airflow.log()).noneMatch(line -> line.startsWith("unpause"));
        assertThat(held().runs()).extracting(RunningDag::verdict).containsExactly(RunVerdict.BUSY);
        // What is frozen by our own pause would not end, however long it is waited for.
        assertThat(context.instant()).isBefore(FakeContext.NOON.plusSeconds(60));
    }

    @Test
    void waitsForWhatWorksAlthoughItsDagIsPaused() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        hold();
        airflow.run(PARKED, AT_WORK);
        context.meanwhile(() -> airflow.end(PARKED));

        rollback(PATIENCE);

        assertThat(held().runs()).isEmpty();
        assertThat(airflow.log()).noneMatch(line -> line.startsWith("unpause"));
    }

    @Test
    void neverStartsOverHoweverLongItHasDrained() throws Exception {
        airflow.run(WORKS, AT_WORK);

        rollback(PATIENCE);

        assertThat(context.instant()).isAfter(FakeContext.NOON.plusSeconds(20));
        assertThat(airflow.log()).noneMatch(line -> line.startsWith("unpause"));
    }

    @Test
    void aSecondResumeNamesOnlyWhatTheSecondHoldPaused() throws Exception {
        hold();
        resume(context);
        airflow.goAway();
        rollback(PATIENCE);
        airflow.comeBack();

        resume(context);

        assertThat(context.events().getLast())
                .isInstanceOfSatisfying(
                        DagsResumed.class, resumed -> assertThat(resumed.resumed()).isEmpty());
    }

    @Test
    void whatSomebodyElseUnpausedBeforeTheResumeIsHeldLikeTheOthers() throws Exception {
        hold();
        airflow.dag("other", false);
        resume(context);

        rollback(PATIENCE);

        assertThat(held().paused()).containsExactly(AUDIO, IMAGE, "other");
    }

    @Test
    void whatSomebodyElseUnpausedUnderTheHoldIsTheirs() throws Exception {
        hold();
        airflow.dag("other", false);

        rollback(PATIENCE);

        assertThat(held().paused()).containsExactly(AUDIO, IMAGE);
        assertThat(held().warnings()).contains("other was unpaused by somebody else");
    }

    @Test
    void takesOverAndResumesWhatAnEndedDeployLeft() throws Exception {
        var rollback = new FakeContext(UUID.randomUUID());
        hold();
        QuarkusTransaction.requiringNew()
                .run(() -> pauses.takeOver(deploy, rollback.cause().deployId()));

        new HoldStep(platforms, pauses, holds, pausing, rollback)
                .run(rollback, new HoldStep.Input("catalog", PATIENCE, deploy));
        resume(rollback);

        assertThat(rollback.events())
                .first()
                .isInstanceOfSatisfying(
                        DagsHeld.class,
                        held -> assertThat(held.paused()).containsExactly(AUDIO, IMAGE, "other"));
        assertThat(rollback.events().getLast())
                .isInstanceOfSatisfying(
                        DagsResumed.class, resumed -> assertThat(resumed.resumed()).hasSize(3));
        assertThat(airflow.isPaused(IMAGE)).isFalse();
        assertThat(pauses.live(deploy)).isEmpty();
    }
}
