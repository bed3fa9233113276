package dev.airlock.watcher.hold;

import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.Sql;
import dev.airlock.kit.step.StepFailure;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong while DAGs are held, or others touch them meanwhile. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TroubledHoldsTest {
    private static final String IMAGE = "image_data_refresh";
    private static final String AUDIO = "audio_data_refresh";
    private static final Run WORKS = run("other", "r2", "running");
    private static final List<TaskInstance> AT_WORK = List.of(task("running", "PythonOperator"));
    private static final List<TaskInstance> ON_SENSOR =
            List.of(task("up_for_reschedule", "HttpSensor"), task(null, "PythonOperator"));

    private final UUID deploy = UUID.randomUUID();
    private final FakeContext context = new FakeContext(deploy);
    private final FakeAirflow airflow = new FakeAirflow();
    private final Platforms platforms =
            FakePlatforms.of(airflow, Configs.with("drain: PT20M\nwait: PT2H"), context);

    @Inject Sql sql;

    private final Holds holds = new Holds();
    private DagPauses pauses;
    private HoldStep hold;
    private ResumeStep resume;

    @BeforeEach
    void platform() {
        pauses = new DagPauses(sql, context);
        var pausing = new Pausing(pauses, context);
        hold = new HoldStep(platforms, pauses, holds, pausing, context);
        resume = new ResumeStep(platforms, pauses, holds, pausing, context);
        airflow.dag(IMAGE, false).dag(AUDIO, false).dag("other", false);
    }

    private void hold() throws Exception {
        hold.run(context, HoldStep.Input.patient("catalog"));
    }

    private void resume() throws Exception {
        resume.run(context, new ResumeStep.Input("catalog"));
    }

    private <T> T last(Class<T> type) {
        assertThat(context.events().getLast()).isInstanceOf(type);
        return type.cast(context.events().getLast());
    }

    @Test
    void pausesNothingOnceItHasBeenTakenOverSinceThatWasWrittenDown() {
        context.ended(() -> !pauses.live(deploy).isEmpty());

        assertThatThrownBy(this::hold).hasMessageContaining("ended");

        assertThat(pauses.live(deploy)).containsExactly(AUDIO, IMAGE, "other");
        assertThat(airflow.log()).isEmpty();
    }

    @Test
    void saysWhatIsPausedAlreadyWhileItDrains() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> airflow.end(WORKS));

        hold();

        assertThat(context.events().getFirst())
                .isInstanceOfSatisfying(
                        DagsBlocked.class,
                        blocked -> assertThat(blocked.paused()).containsExactly(AUDIO, IMAGE));
    }

    @Test
    void leavesPausedWhatSomebodyElsePausedWhileItDrained() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> {
            airflow.end(WORKS);
            airflow.dag("other", true);
        });

        hold();
        resume();

        assertThat(last(DagsResumed.class).resumed()).containsExactly(AUDIO, IMAGE);
        assertThat(airflow.isPaused("other")).isTrue();
    }

    @Test
    void leavesToOthersWhatTheyUnpausedWhileItDrainedAndSaysSo() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(() -> airflow.dag(AUDIO, false)).meanwhile(() -> airflow.end(WORKS));

        hold();

        assertThat(last(DagsHeld.class).paused()).containsExactly(IMAGE, "other");
        assertThat(last(DagsHeld.class).warnings())
                .contains("audio_data_refresh was unpaused by somebody else");
        assertThat(airflow.isPaused(AUDIO)).isFalse();
    }

    @Test
    void holdsNothingWhileAirflowDoesNotAnswerAndForgetsNoPause() throws Exception {
        airflow.run(WORKS, AT_WORK);
        context.meanwhile(airflow::goAway).meanwhile(() -> airflow.end(WORKS));
        context.meanwhile(() -> {}).meanwhile(airflow::comeBack);

        hold();

        assertThat(context.events())
                .anyMatch(event ->
                        event instanceof DagsBlocked(_, var doubts, _, var paused)
                                && !doubts.isEmpty()
                                && paused.equals(List.of(AUDIO, IMAGE)));
        assertThat(last(DagsHeld.class).paused()).containsExactly(AUDIO, IMAGE, "other");
    }

    @Test
    void aResumeThatFailsForGoodNamesWhatIsStillPaused() throws Exception {
        hold();
        airflow.refuseUnpause();
        var failure = catchThrowableOfType(StepFailure.class, this::resume);

        QuarkusTransaction.requiringNew()
                .run(() -> resume.failed(context, new ResumeStep.Input("catalog"), failure));

        assertThat(last(StepFailed.class).evidence())
                .containsExactly(
                        "audio_data_refresh is still paused",
                        "image_data_refresh is still paused",
                        "other is still paused");
    }

    @Test
    void namesAParkedRunWhoseSensorTimedOutMeanwhile() throws Exception {
        var parked = run(IMAGE, "r1", "running");
        airflow.run(parked, ON_SENSOR);
        hold();
        airflow.end(parked);
        airflow.run(run(IMAGE, "r1", "failed"), List.of());

        resume();

        assertThat(last(DagsResumed.class).resumed()).containsExactly(AUDIO, IMAGE, "other");
        assertThat(last(DagsResumed.class).warnings())
                .contains("parked run r1 of image_data_refresh is failed");
    }
}
