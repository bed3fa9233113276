package dev.airlock.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a target's platform right now, for the live board. Sent on change only.
 *
 * @param airflowVersion absent while Airflow cannot be asked
 * @param dags every DAG Airflow lists
 * @param runs the runs that have not ended
 * @param doubts why this may be incomplete, one line each
 */
public record PlatformSnapshot(
        Instant observedAt,
        @Nullable String airflowVersion,
        List<Dag> dags,
        List<RunningDag> runs,
        List<String> doubts) {
    public PlatformSnapshot {
        dags = Lists.copy(dags);
        runs = Lists.copy(runs);
        doubts = Lists.copy(doubts);
    }

    /** A DAG, and whether it is paused; {@code pausedBy} names the deploy that did, if one did. */
    public record Dag(String dagId, boolean paused, @Nullable String pausedBy) {}
}
