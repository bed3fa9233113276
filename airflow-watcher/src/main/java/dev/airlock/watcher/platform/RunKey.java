package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Run;

/** Which run: a run's id is unique only within its DAG. */
public record RunKey(String dagId, String runId) {
    static RunKey of(Run run) {
        return new RunKey(run.dagId(), run.runId());
    }
}
