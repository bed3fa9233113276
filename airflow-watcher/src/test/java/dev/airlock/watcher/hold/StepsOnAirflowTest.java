package dev.airlock.watcher.hold;

import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.Sql;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.airflow.FakeAirflow;
import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.airflow.TaskInstance;
import dev.airlock.watcher.platform.CheckStep;
import dev.airlock.watcher.platform.FakePlatforms;
import dev.airlock.watcher.platform.Platforms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps on real tables, an Airflow in memory, and no time at all. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class StepsOnAirflowTest {
    private static final String IMAGE = "image_data_refresh";
    private static final String AUDIO = "audio_data_refresh";
    private static final Run PARKED = run(IMAGE, "r1", "running");
    private static final Run WORKS = run("other", "r2", "running");
    private static final List<TaskInstance> ON_SENSOR =
            List.of(task("up_for_reschedule", "HttpSensor"), task(null, "PythonOperator"));
    private static final List<TaskInstance> LET_GO =
            List.of(task("success", "HttpSensor"), task(null, "PythonOperator"));
    private static final List<TaskInstance> AT_WORK = List.of(task("running", "PythonOperator"));

    private final UUID deploy = UUID.randomUUID();
    private final FakeContext context = new FakeContext(deploy);
    private final FakeAirflow airflow = new FakeAirflow();
    private final Platforms platforms =
            FakePlatforms.of(airflow, Configs.with("drain: PT20S\nwait: PT10M"), context);

    @Inject Sql sql;

    private final Holds holds = new Holds();
    private DagPauses pauses;
    private Pausing pausing;

    @BeforeEach
    void platform() {
        pauses = new DagPauses(sql, context);
        pausing = new Pausing(pauses, context);
        airflow.dag(IMAGE, false).dag(AUDIO, false).dag("other", false).dag("stays", true);
    }

    private void check() throws Exception {
        FakePlatforms.check(platforms, context).run(context, CheckStep.Input.patient("catalog"));
    }

    private void hold() throws Exception {
        new HoldStep(platforms, pauses, holds, pausing, context)
                .run(context, HoldStep.Input.patient("catalog"));
    }

    private void resume() throws Exception {
        new ResumeStep(platforms, pauses, holds, pausing, context)
                .run(context, new ResumeStep.Input("catalog"));
    }

    private void undo() throws Exception {
        new UndoStep(platforms, pauses, holds, pausing).run(context, new UndoStep.Input("catalog"));
    }

    private void infraAnswers(ApplyEffect effect) {
        QuarkusTransaction.requiringNew().run(() -> holds.applied(context.cause(), effect));
    }

    private <T> T last(Class<T> type) {
        assertThat(context.events().getLast()).isInstanceOf(type);
        return type.cast(context.events().getLast());
    }

    @Test
    void checksWithoutPausing() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> airflow.end(WORKS));

        check();

        assertThat(context.events()).hasSize(2).first().isInstanceOf(DagsBlocked.class);
        assertThat(last(DagsCleared.class).runs()).hasSize(1);
        assertThat(airflow.log()).isEmpty();
    }

    @Test
    void givesUpTheCheckAfterTheWaitTimeout() {
        airflow.run(WORKS, AT_WORK);

        assertThatThrownBy(this::check)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("PT10M");
        assertThat(context.events()).hasSize(1);
    }

    @Test
    void holdsAndResumesExactlyWhatItPaused() throws Exception {
        airflow.run(PARKED, ON_SENSOR);

        hold();
        resume();
        resume();

        assertThat(airflow.log().subList(0, 3))
                .contains("pause " + AUDIO, "pause other")
                .last()
                .isEqualTo("pause " + IMAGE);
        assertThat(context.events()).hasSize(2);
        assertThat(((DagsHeld) context.events().getFirst()).settled())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(last(DagsResumed.class).resumed()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(airflow.isPaused("stays")).isTrue();
        assertThat(airflow.isPaused(IMAGE)).isFalse();
    }

    @Test
    void holdsAnewAfterASensorLetGo() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        airflow.afterPause(dagId -> {
            if (dagId.equals(IMAGE) && airflow.run(IMAGE, "r1").isPresent()) {
                airflow.run(PARKED, LET_GO);
            }
        });
        // Two settle intervals, then a wait while the run works again, then it has ended.
        context.meanwhile(() -> {}).meanwhile(() -> {}).meanwhile(() -> airflow.end(PARKED));

        hold();

        assertThat(context.events().getFirst())
                .isInstanceOfSatisfying(
                        DagsBlocked.class,
                        blocked -> assertThat(blocked.runs().getFirst().dagId()).isEqualTo(IMAGE));
        assertThat(airflow.log())
                .containsOnlyOnce("unpause " + IMAGE)
                .doesNotContain("unpause other");
        assertThat(last(DagsHeld.class).paused()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(last(DagsHeld.class).runs()).isEmpty();
    }

    @Test
    void holdsAnewWhatItUnpausedWithoutHearingSo() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        airflow.afterPause(dagId -> {
            if (dagId.equals(IMAGE) && airflow.run(IMAGE, "r1").isPresent()) {
                airflow.run(PARKED, LET_GO);
                airflow.loseAnswerOf(IMAGE);
            }
        });
        // Two settle intervals, the unpause in doubt, then it has ended.
        context.meanwhile(() -> {}).meanwhile(() -> {}).meanwhile(() -> {});
        context.meanwhile(() -> airflow.end(PARKED));

        hold();

        assertThat(airflow.log()).containsOnlyOnce("unpause " + IMAGE);
        assertThat(last(DagsHeld.class).paused()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(last(DagsHeld.class).warnings()).isEmpty();
    }

    @Test
    void resumesWhatItUnpausedWithoutHearingSo() throws Exception {
        hold();
        airflow.loseAnswerOf(IMAGE);

        assertThatThrownBy(this::resume).isInstanceOf(StepUnavailable.class);
        resume();

        assertThat(last(DagsResumed.class).resumed()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(last(DagsResumed.class).warnings()).isEmpty();
        assertThat(airflow.log()).containsOnlyOnce("unpause " + IMAGE);
    }

    @Test
    void takesOverWhatWasWrittenDownBeforeACrash() throws Exception {
        airflow.run(PARKED, ON_SENSOR);
        airflow.afterPause(dagId -> {
            if (dagId.equals(IMAGE)) {
                throw new IllegalStateException("the process dies");
            }
        });
        assertThatThrownBy(this::hold).hasMessageContaining("the process dies");
        airflow.afterPause(_ -> {});

        hold();

        assertThat(last(DagsHeld.class).paused()).containsExactly(AUDIO, IMAGE, "other");
    }

    @Test
    void startsOverWhenDrainingTakesTooLong() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> {}).meanwhile(() -> {}).meanwhile(() -> {});
        context.meanwhile(() -> airflow.end(WORKS));

        hold();

        assertThat(airflow.log()).containsOnlyOnce("unpause " + IMAGE);
        // DAGs are paused side by side, so that their order says nothing.
        assertThat(airflow.log().subList(airflow.log().size() - 3, airflow.log().size()))
                .containsExactlyInAnyOrder("pause " + AUDIO, "pause " + IMAGE, "pause other");
        assertThat(last(DagsHeld.class).paused()).hasSize(3);
    }

    @Test
    void leavesToOthersWhatTheyUnpaused() throws Exception {
        hold();
        airflow.dag("other", false);
        airflow.remove(AUDIO);

        resume();

        assertThat(last(DagsResumed.class).resumed()).containsExactly(IMAGE);
        assertThat(last(DagsResumed.class).warnings())
                .contains(
                        "audio_data_refresh is gone from Airflow",
                        "other was unpaused by somebody else");
    }

    @Test
    void failsOnlyWhenAnUnpauseIsRefused() throws Exception {
        hold();
        airflow.refuseUnpause();

        assertThatThrownBy(this::resume).isInstanceOf(StepFailure.class);
    }

    @Test
    void answersAnAbortAtOnceIfNothingIsPaused() throws Exception {
        undo();
        undo();

        assertThat(context.events())
                .containsExactly(
                        new WorkUndone(
                                Service.AIRFLOW_WATCHER, List.of(), List.of(), null, List.of()));
    }

    @Test
    void givesUpItsPausesOnlyOnceNothingIsProvedApplied() throws Exception {
        hold();

        undo();
        assertThat(airflow.isPaused(IMAGE)).isTrue();
        infraAnswers(ApplyEffect.NONE);
        undo();

        assertThat(airflow.isPaused(IMAGE)).isFalse();
        assertThat(last(WorkUndone.class).undone()).hasSize(3);
        assertThat(context.events()).hasSize(2);
    }

    @Test
    void keepsAndNamesItsPausesWhenTheApplyMayHaveBegun() throws Exception {
        hold();
        infraAnswers(ApplyEffect.UNKNOWN);

        undo();

        assertThat(airflow.isPaused(IMAGE)).isTrue();
        assertThat(last(WorkUndone.class).left()).hasSize(3);
    }
}
