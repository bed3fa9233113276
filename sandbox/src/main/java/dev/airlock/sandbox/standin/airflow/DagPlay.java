package dev.airlock.sandbox.standin.airflow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DAG whose tasks run one after the other, as a scenario scripts it.
 *
 * @param paused from the start
 * @param stale Airflow knows it of old, but its file is gone
 * @param every its schedule, if it has one
 * @param runTimeout its {@code dagrun_timeout}, told but not acted upon
 * @param pastRuns how many successful runs lie behind
 * @param pastTook how long each of them took
 */
public record DagPlay(
        String dagId,
        List<TaskPlay> tasks,
        boolean paused,
        boolean stale,
        @Nullable Duration every,
        @Nullable Duration runTimeout,
        int pastRuns,
        Duration pastTook) {

    public DagPlay {
        tasks = List.copyOf(tasks);
    }

    /** Unpaused, without a schedule or a past. */
    public static DagPlay of(String dagId, TaskPlay... tasks) {
        return new DagPlay(dagId, List.of(tasks), false, false, null, null, 0, Duration.ZERO);
    }

    public DagPlay startingPaused() {
        return new DagPlay(dagId, tasks, true, stale, every, runTimeout, pastRuns, pastTook);
    }

    public DagPlay gone() {
        return new DagPlay(dagId, tasks, paused, true, every, runTimeout, pastRuns, pastTook);
    }

    public DagPlay scheduled(Duration newEvery) {
        return new DagPlay(dagId, tasks, paused, stale, newEvery, runTimeout, pastRuns, pastTook);
    }

    public DagPlay runTimeout(Duration timeout) {
        return new DagPlay(dagId, tasks, paused, stale, every, timeout, pastRuns, pastTook);
    }

    public DagPlay withPast(int runs, Duration took) {
        return new DagPlay(dagId, tasks, paused, stale, every, runTimeout, runs, took);
    }
}
