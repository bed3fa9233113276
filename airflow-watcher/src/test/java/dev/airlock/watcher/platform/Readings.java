package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow.Version;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.airflow.TaskInstance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builders of readings. */
public final class Readings {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Readings() {}

    public static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    public static Dag dag(String id, boolean paused) {
        return new Dag(id, paused, false, false, null, false, null);
    }

    public static Run run(String dag, String id, String state) {
        return new Run(dag, id, state, "manual", NOON, state.equals("queued") ? null : NOON, null);
    }

    public static TaskInstance task(String state, String operator) {
        return new TaskInstance("task_" + state, -1, state, operator, null);
    }

    public static ActiveRun running(String dag, TaskInstance... tasks) {
        return new ActiveRun(run(dag, "r1", "running"), Arrays.asList(tasks));
    }

    public static ActiveRun parked(String dag) {
        return running(
                dag,
                task("success", "PythonOperator"),
                task("up_for_reschedule", "HttpSensor"),
                task(null, "PythonOperator"));
    }

    public static ActiveRun working(String dag) {
        return running(dag, task("running", "PythonOperator"));
    }

    public static Reading reading(int second, List<Dag> dags, ActiveRun... runs) {
        return reading(second, dags, List.of(runs), List.of());
    }

    public static Reading reading(
            int second, List<Dag> dags, List<ActiveRun> runs, List<String> doubts) {
        return new Reading(
                at(second),
                new Version("3.3.2", true),
                dags.stream().collect(Collectors.toMap(Dag::dagId, Function.identity())),
                runs,
                doubts);
    }
}
