package dev.airlock.event;

import java.time.Duration;
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

    /**
     * A DAG, and whether it is paused.
     *
     * @param pausedBy the deploy that paused it, if one did
     * @param schedule absent if only people and other DAGs start it
     * @param usualDuration the median of its last successful runs; absent until it is known
     */
    public record Dag(
            String dagId,
            boolean paused,
            @Nullable String pausedBy,
            @Nullable Schedule schedule,
            @Nullable Duration usualDuration) {}

    /**
     * When a DAG runs by itself, as far as Airflow says: nothing of one that asset events start.
     *
     * @param nextRunAt in the past, or absent in Airflow 2, while as many runs as may be go on
     * @param crontab of five fields, if it is scheduled by one; Airflow says of no crontab reliably
     *     on whose clock it is
     */
    public record Schedule(@Nullable Instant nextRunAt, @Nullable String crontab) {}
}
