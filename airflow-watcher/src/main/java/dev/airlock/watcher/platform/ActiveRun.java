package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.airflow.TaskInstance;
import java.util.List;

/** A run that has not ended, with its tasks. */
public record ActiveRun(Run run, List<TaskInstance> tasks) {
    public ActiveRun {
        tasks = List.copyOf(tasks);
    }

    public RunKey key() {
        return RunKey.of(run);
    }

    /** Whether nothing of it has begun: it waits in the queue and no task has a state. */
    public boolean hasNotBegun() {
        return run.isQueued() && tasks.stream().noneMatch(TaskInstance::hasBegun);
    }
}
