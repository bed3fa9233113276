package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;

/** A task instance whose process a restart has killed. */
public record KilledTask(Instant at, String dagId, String runId, String taskId, int mapIndex) {

    static KilledTask of(Instant at, RunState run, TaskState task) {
        return new KilledTask(at, run.dag.dagId(), run.runId, task.play.taskId(), task.mapIndex);
    }
}
