package dev.airlock.watcher.platform;

import static dev.airlock.watcher.platform.Activity.BUSY;
import static dev.airlock.watcher.platform.Activity.INERT;
import static dev.airlock.watcher.platform.Activity.PARKED;
import static dev.airlock.watcher.platform.Activity.POKING;
import static dev.airlock.watcher.platform.Activity.STALE;
import static dev.airlock.watcher.platform.Readings.dag;
import static dev.airlock.watcher.platform.Readings.parked;
import static dev.airlock.watcher.platform.Readings.reading;
import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.running;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.watcher.airflow.Airflow.Version;
import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.Recordings;
import dev.airlock.watcher.airflow.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunClassifierTest {
    private static final String SENSORS =
            "sensorClasses: [HttpSensor, InFileHttpSensor, TemplatedConnectionHttpSensor]";
    private static final String IMAGE = "image_data_refresh";

    private static Activity classify(String config, boolean paused, ActiveRun run) {
        var dagId = run.run().dagId();
        return new RunClassifier(Configs.with(config))
                .classify(reading(0, List.of(dag(dagId, paused)), run))
                .getFirst()
                .activity();
    }

    private static Activity recorded(String config, boolean paused, String path) {
        return classify(
                config,
                paused,
                new ActiveRun(run(IMAGE, "r1", "running"), Recordings.tasks(path + "-200.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "taskinstances-reschedule, PARKED",
        "taskinstances-deferrable, PARKED",
        "taskinstances-reschedule-group-unexpanded, PARKED",
        "taskinstances-poke, POKING",
        "taskinstances-busy, BUSY",
        "taskinstances-retry, BUSY",
        // Its trigger has fired, or a poke is about to begin: the next reading tells.
        "taskinstances-deferrable-paused-scheduled, POKING"
    })
    void readsARefreshRunOfBothLines(String recording, Activity expected) {
        for (var line : List.of("v2/", "v3/")) {
            assertThat(recorded(SENSORS, false, line + recording)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "taskinstances-reschedule, INERT",
        "taskinstances-deferrable, INERT",
        "taskinstances-deferrable-paused-scheduled, INERT",
        "taskinstances-retry, INERT",
        "taskinstances-poke, BUSY",
        "taskinstances-busy, BUSY"
    })
    void readsARunOfAPausedDagOfBothLines(String recording, Activity expected) {
        for (var line : List.of("v2/", "v3/")) {
            assertThat(recorded(SENSORS, true, line + recording)).isEqualTo(expected);
        }
    }

    @Test
    void believesTheTriggerOfAnHttpSensorWithoutItsClass() {
        assertThat(recorded("", false, "v3/taskinstances-deferrable")).isEqualTo(PARKED);
    }

    @Test
    void doesNotBelieveAClassThatIsNotConfigured() {
        assertThat(recorded("", false, "v3/taskinstances-reschedule")).isEqualTo(BUSY);
    }

    @Test
    void acceptsPokeModeOnlyIfTheTargetOptsIn() {
        var optedIn = SENSORS + "\npokeModeIsParked: true";

        assertThat(recorded(optedIn, false, "v3/taskinstances-poke")).isEqualTo(PARKED);
        assertThat(recorded(optedIn, true, "v3/taskinstances-poke")).isEqualTo(INERT);
    }

    @Test
    void parksOnlyRefreshDags() {
        assertThat(classify("", false, parked("production_image_data_refresh"))).isEqualTo(PARKED);
        assertThat(classify("", false, parked("image_data_refresh_report"))).isEqualTo(BUSY);
    }

    @Test
    void isBusyBetweenTwoTasks() {
        var between = running(IMAGE, task("success", "HttpSensor"), task(null, "PythonOperator"));

        assertThat(classify("", false, between)).isEqualTo(BUSY);
        assertThat(classify("", false, running(IMAGE))).isEqualTo(BUSY);
    }

    @Test
    void isBusyWhileAnythingElseWorksBesideTheSensor() {
        var beside =
                running(
                        IMAGE,
                        task("up_for_reschedule", "HttpSensor"),
                        task("scheduled", "PythonOperator"));

        assertThat(classify("", false, beside)).isEqualTo(BUSY);
    }

    @ParameterizedTest
    @CsvSource({"scheduled", "queued", "running"})
    void looksAgainDuringAPoke(String state) {
        assertThat(classify("", false, running(IMAGE, task(state, "HttpSensor"))))
                .isEqualTo(POKING);
    }

    @Test
    void doesNotTakeNoTasksAtAllForInert() {
        assertThat(classify("", true, running("other"))).isEqualTo(BUSY);
        assertThat(classify("", true, new ActiveRun(run("other", "r1", "queued"), List.of())))
                .isEqualTo(INERT);
    }

    @Test
    void namesARunWhoseDagIsGoneButWaitsForWhatStillWorks() {
        var classifier = new RunClassifier(Configs.with(""));
        var gone = new Dag("gone", false, true, false, null, false, null);

        var stuck = classifier.classify(reading(0, List.of(gone), parked("gone")));
        var unknown = classifier.classify(reading(0, List.of(), parked("gone")));
        var works = classifier.classify(reading(0, List.of(gone), Readings.working("gone")));

        assertThat(stuck.getFirst().activity()).isEqualTo(STALE);
        assertThat(unknown.getFirst().activity()).isEqualTo(STALE);
        assertThat(works.getFirst().activity()).isEqualTo(BUSY);
    }

    @ParameterizedTest
    @CsvSource({"false, BUSY", "true, INERT"})
    void waitsForABackfillThatIgnoresPauses(boolean obeys, Activity expected) {
        var backfill = new Run("dag", "b1", "running", "backfill", null, null, null);
        var run = new ActiveRun(backfill, List.of(task("scheduled", "PythonOperator")));
        var reading =
                new Reading(
                        Readings.NOON,
                        new Version("2.11.2", obeys),
                        Map.of("dag", dag("dag", true)),
                        List.of(run),
                        List.of());

        var findings = new RunClassifier(Configs.with("")).classify(reading);

        assertThat(findings.getFirst().activity()).isEqualTo(expected);
    }
}
