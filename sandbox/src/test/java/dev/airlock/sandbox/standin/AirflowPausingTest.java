package dev.airlock.sandbox.standin;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.standin.airflow.DagPlay;
import dev.airlock.sandbox.standin.airflow.Line;
import dev.airlock.sandbox.standin.airflow.PauseCall;
import dev.airlock.sandbox.standin.airflow.TaskPlay;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pause freezes and what goes on, as it was seen on real Airflows. */
class AirflowPausingTest {
    private static final String DAG = "image_data_refresh";

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");
    private final Airflow airflow = universe.airflow();
    private final Client client = Client.airflow3(universe);

    @AfterEach
    void close() {
        server.close();
    }

    private void run(TaskPlay... tasks) {
        airflow.add(DagPlay.of(DAG, tasks));
        airflow.startRun(DAG);
        clock.seconds(1);
    }

    private static TaskPlay sensor() {
        return TaskPlay.rescheduling("wait", ofSeconds(15), ofMillis(700));
    }

    private static TaskPlay work(String taskId) {
        return TaskPlay.work(taskId, ofSeconds(5));
    }

    private String state(String task) {
        return airflow.taskState(DAG, task).orElse("none");
    }

    private String runState() {
        return airflow.runStates(DAG).getLast();
    }

    @Test
    void pokesAgainAndAgainBetweenWaits() {
        // Given
        run(sensor(), work("after"));

        // When
        var waiting = state("wait");
        clock.step(ofMillis(14_900));
        var poking = state("wait");
        clock.seconds(1);
        var again = state("wait");

        // Then
        assertThat(List.of(waiting, poking, again))
                .containsExactly("up_for_reschedule", "running", "up_for_reschedule");
    }

    @Test
    void freezesASensorThatWaitsEvenIfItsConditionIsTrue() {
        // Given
        run(sensor(), work("after"));
        client.pause(DAG, true);
        airflow.letGo(DAG);

        // When
        clock.seconds(60);

        // Then
        assertThat(state("wait")).isEqualTo("up_for_reschedule");
        assertThat(runState()).isEqualTo("running");
    }

    @Test
    void goesOnAfterTheUnpause() {
        // Given
        run(sensor(), work("after"));
        client.pause(DAG, true);
        airflow.letGo(DAG);
        clock.seconds(60);

        // When
        client.pause(DAG, false);
        clock.seconds(2);

        // Then
        assertThat(state("wait")).isEqualTo("success");
        assertThat(state("after")).isEqualTo("running");
    }

    @Test
    void finishesAPokeThatThePauseCaught() {
        // Given
        run(sensor(), work("after"));
        clock.step(ofMillis(14_900));
        client.pause(DAG, true);

        // When
        clock.seconds(60);

        // Then
        assertThat(state("wait")).isEqualTo("up_for_reschedule");
    }

    @Test
    void finishesARunningTaskAndLeavesTheNextUnscheduled() {
        // Given
        run(work("first"), work("after"));
        client.pause(DAG, true);

        // When
        clock.seconds(60);

        // Then
        assertThat(state("first")).isEqualTo("success");
        assertThat(state("after")).isEqualTo("none");
        assertThat(runState()).isEqualTo("running");
    }

    @Test
    void airflow2SchedulesTheNextTaskAndFreezesItThere() {
        // Given
        airflow.line(Line.AIRFLOW_2, "2.11.2");
        run(work("first"), work("after"));
        Client.airflow2(universe).patch("/api/v1/dags/" + DAG, "{\"is_paused\":true}");

        // When
        clock.seconds(60);

        // Then
        assertThat(state("after")).isEqualTo("scheduled");
    }

    @Test
    void endsARunWhoseLastTaskEndedDuringThePause() {
        // Given
        run(work("only"));
        client.pause(DAG, true);

        // When
        clock.seconds(60);

        // Then
        assertThat(runState()).isEqualTo("success");
    }

    @Test
    void aTriggerFiresDuringThePauseButTheTaskStaysScheduled() {
        // Given
        run(TaskPlay.deferring("wait", ofMillis(100)), work("after"));
        client.pause(DAG, true);
        var before = state("wait");
        airflow.letGo(DAG);

        // When
        clock.seconds(60);

        // Then
        assertThat(before).isEqualTo("deferred");
        assertThat(state("wait")).isEqualTo("scheduled");
    }

    @Test
    void aSensorInPokeModeRunsOnDuringThePause() {
        // Given
        run(TaskPlay.poking("wait", ofSeconds(5)), work("after"));
        client.pause(DAG, true);
        clock.seconds(30);
        var meanwhile = state("wait");
        airflow.letGo(DAG);

        // When
        clock.seconds(10);

        // Then
        assertThat(meanwhile).isEqualTo("running");
        assertThat(state("wait")).isEqualTo("success");
        assertThat(state("after")).isEqualTo("none");
    }

    @Test
    void aRunThatIsTriggeredWhilePausedStartsAtTheUnpause() {
        // Given
        airflow.add(DagPlay.of(DAG, work("only")).startingPaused());
        airflow.startRun(DAG);
        clock.seconds(60);
        var before = runState();

        // When
        client.pause(DAG, false);
        clock.seconds(1);

        // Then
        assertThat(before).isEqualTo("queued");
        assertThat(runState()).isEqualTo("running");
    }

    @Test
    void makesOneRunForAllTheTimesMissedInThePause() {
        // Given
        airflow.add(DagPlay.of(DAG, work("only")).scheduled(ofSeconds(10)));
        client.pause(DAG, true);
        clock.seconds(60);
        var before = airflow.runStates(DAG);

        // When
        client.pause(DAG, false);
        clock.seconds(1);

        // Then
        assertThat(before).isEmpty();
        assertThat(airflow.runStates(DAG)).containsExactly("running");
    }

    @Test
    void aSensorLetsGoJustBeforeItsPause() {
        // Given
        run(sensor(), work("after"));
        airflow.beforePause(DAG, () -> airflow.letGoAtOnce(DAG));

        // When
        client.pause(DAG, true);
        var then = state("after");
        clock.seconds(1);

        // Then
        assertThat(then).isEqualTo("queued");
        assertThat(state("after")).isEqualTo("running");
    }

    @Test
    void aStuckRunOfAPausedDagStaysAsItIs() {
        // Given
        airflow.add(DagPlay.of(DAG, work("first"), work("after")).startingPaused());
        airflow.stuckRun(DAG);

        // When
        clock.seconds(600);

        // Then
        assertThat(runState()).isEqualTo("running");
        assertThat(state("after")).isEqualTo("scheduled");
    }

    @Test
    void remembersEachPauseAndWhatIsPausedNow() {
        // Given
        airflow.add(DagPlay.of(DAG, work("only")));
        airflow.add(DagPlay.of("other", work("only")).startingPaused());

        // When
        client.pause(DAG, true);
        client.pause("other", true);
        client.pause(DAG, false);

        // Then
        var now = clock.instant();
        assertThat(airflow.pauseCalls())
                .containsExactly(
                        new PauseCall(now, DAG, true, true),
                        new PauseCall(now, "other", true, false),
                        new PauseCall(now, DAG, false, true));
        assertThat(airflow.pausedDags()).containsExactly("other");
    }
}
