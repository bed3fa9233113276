package dev.airlock.watcher.hold;

import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits that are bounded, dry runs, and deploys that are given up. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SacrificesOnAirflowTest {
    private static final String IMAGE = "image_data_refresh";
    private static final Run WORKS = run("other", "r2", "running");
    private static final List<TaskInstance> AT_WORK = List.of(task("running", "PythonOperator"));

    private final UUID deploy = UUID.randomUUID();
    private final FakeContext context = new FakeContext(deploy);
    private final FakeAirflow airflow = new FakeAirflow();
    private final Platforms platforms =
            FakePlatforms.of(airflow, Configs.with("wait: PT10M"), context);

    @Inject Sql sql;

    private final Holds holds = new Holds();
    private DagPauses pauses;
    private Pausing pausing;

    @BeforeEach
    void platform() {
        pauses = new DagPauses(sql, context);
        pausing = new Pausing(pauses, context);
        airflow.dag(IMAGE, false).dag("audio_data_refresh", false).dag("other", false);
        airflow.run(WORKS, AT_WORK);
    }

    private void hold(Duration patience) throws Exception {
        new HoldStep(platforms, pauses, holds, pausing, context)
                .run(context, new HoldStep.Input("catalog", patience, null));
    }

    private <T> T last(Class<T> type) {
        assertThat(context.events().getLast()).isInstanceOf(type);
        return type.cast(context.events().getLast());
    }

    @Test
    void aDryRunsCheckSaysWhatRunsAndWaitsForNobody() throws Exception {
        FakePlatforms.check(platforms, context).run(context, CheckStep.Input.dry("catalog"));

        assertThat(context.events()).hasSize(1);
        assertThat(last(DagsCleared.class).runs()).extracting(RunningDag::dagId).contains("other");
        assertThat(airflow.log()).isEmpty();
        assertThat(context.instant()).isEqualTo(FakeContext.NOON);
    }

    @Test
    void aDryRunsCheckDoesNotSettleEither() throws Exception {
        airflow.end(WORKS);
        airflow.run(
                run(IMAGE, "r1", "running"),
                List.of(task("up_for_reschedule", "HttpSensor"), task(null, "PythonOperator")));

        FakePlatforms.check(platforms, context).run(context, CheckStep.Input.dry("catalog"));

        assertThat(last(DagsCleared.class).runs())
                .extracting(RunningDag::verdict)
                .containsExactly(RunVerdict.PARKED);
        assertThat(context.instant()).isEqualTo(FakeContext.NOON);
    }

    @Test
    void aDryRunsCheckNeitherWaitsForAnAirflowThatIsAwayNorTakesItForQuiet() {
        airflow.goAway();

        assertThatThrownBy(() ->
                        FakePlatforms.check(platforms, context)
                                .run(context, CheckStep.Input.dry("catalog")))
                .isInstanceOf(StepUnavailable.class)
                .hasMessageContaining("Airflow does not answer");
        assertThat(context.events()).isEmpty();
        assertThat(context.instant()).isEqualTo(FakeContext.NOON);
    }

    @Test
    void aForcedCheckWaitsSoLongThenNamesWhatRunsAsBusy() throws Exception {
        FakePlatforms.check(platforms, context)
                .run(context, new CheckStep.Input("catalog", Duration.ofMinutes(1), false));

        assertThat(last(DagsCleared.class).runs())
                .extracting(RunningDag::verdict)
                .containsExactly(RunVerdict.BUSY);
        assertThat(context.instant())
                .isBetween(FakeContext.NOON.plusSeconds(60), FakeContext.NOON.plusSeconds(90));
        assertThat(airflow.log()).isEmpty();
    }

    @Test
    void aForcedHoldIsNotForcedOverWhatNobodyCouldRead() {
        airflow.beUnwell("Airflow's scheduler is unhealthy");

        assertThatThrownBy(() -> hold(Duration.ofMinutes(1)))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("PT10M");
        assertThat(context.events()).hasOnlyElementsOfType(DagsBlocked.class);
        assertThat(airflow.log()).isEmpty();
    }

    @Test
    void aForcedHoldReadsAgainAfterItsPausesOrWaits() throws Exception {
        airflow.afterPause(dagId -> {
            if (dagId.equals("other")) {
                airflow.goAway();
                context.meanwhile(() -> {}).meanwhile(airflow::comeBack);
            }
        });

        hold(Duration.ofMinutes(1));

        assertThat(context.events())
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        DagsBlocked.class,
                                        blocked ->
                                                assertThat(blocked.doubts())
                                                        .contains("Airflow does not answer")));
        assertThat(last(DagsHeld.class).runs())
                .extracting(RunningDag::verdict)
                .containsExactly(RunVerdict.BUSY);
    }

    @Test
    void aRunThatIsStoppedBetweenTwoTasksIsSacrificedToo() throws Exception {
        airflow.run(WORKS, List.of(task("success", "PythonOperator"), task("scheduled", "Bash")));

        hold(Duration.ofMinutes(1));

        assertThat(last(DagsHeld.class).runs())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.verdict()).isEqualTo(RunVerdict.BUSY);
                    assertThat(run.detail()).contains("stopped between two tasks");
                });
    }

    @Test
    void aParkedRunThatPokesAfterAllIsNamedAsSacrificed() throws Exception {
        var parked = run(IMAGE, "r1", "running");
        airflow.run(parked, List.of(task("up_for_reschedule", "HttpSensor")));
        // The scheduler had queued it right before the pause.
        airflow.afterPause(dagId -> {
            if (dagId.equals(IMAGE)) {
                airflow.run(parked, List.of(task("queued", "HttpSensor")));
            }
        });

        hold(Duration.ofMinutes(1));

        assertThat(last(DagsHeld.class).runs())
                .filteredOn(run -> run.dagId().equals(IMAGE))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.verdict()).isEqualTo(RunVerdict.BUSY);
                    assertThat(run.detail()).contains("in the middle of a poke");
                });
    }

    @Test
    void aForcedHoldWaitsSoLongAndNamesWhatItSacrifices() throws Exception {
        hold(Duration.ofMinutes(1));

        var held = last(DagsHeld.class);
        assertThat(held.startBy()).isNotNull();
        assertThat(held.paused()).containsExactly("audio_data_refresh", IMAGE, "other");
        assertThat(held.runs())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.dagId()).isEqualTo("other");
                    assertThat(run.verdict()).isEqualTo(RunVerdict.BUSY);
                });
        assertThat(context.instant()).isAfterOrEqualTo(FakeContext.NOON.plusSeconds(60));
    }

    @Test
    void aForcedHoldSacrificesNobodyIfTheRunEndsInTime() throws Exception {
        context.meanwhile(() -> airflow.end(WORKS));

        hold(Duration.ofMinutes(1));

        assertThat(last(DagsHeld.class).runs()).isEmpty();
    }

    @Test
    void whatIsForgottenIsNobodysAndStaysPaused() throws Exception {
        airflow.end(WORKS);
        hold(null);

        QuarkusTransaction.requiringNew().run(() -> pauses.forget(deploy));

        assertThat(pauses.live(deploy)).isEmpty();
        assertThat(airflow.isPaused(IMAGE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDeployThatIsGivenUpDoesWithItsPausesWhatThePersonSaid(PausedDags dags) throws Exception {
        airflow.end(WORKS);
        hold(null);
        QuarkusTransaction.requiringNew().run(() -> holds.abandoned(context.cause(), dags));
        var undo = new UndoStep(platforms, pauses, holds, pausing);
        undo.run(context, new UndoStep.Input("catalog"));
        assertThat(context.events()).hasSize(1);
        QuarkusTransaction.requiringNew()
                .run(() -> holds.applied(context.cause(), ApplyEffect.CHANGED));

        undo.run(context, new UndoStep.Input("catalog"));

        var kept = dags == PausedDags.LEAVE;
        assertThat(airflow.isPaused(IMAGE)).isEqualTo(kept);
        assertThat(last(WorkUndone.class).paused()).hasSize(kept ? 3 : 0);
    }
}
