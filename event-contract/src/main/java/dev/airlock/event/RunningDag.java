package dev.airlock.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A DAG run that has not ended, and what it means for a deploy.
 *
 * @param dagId Airflow's {@code dag_id}
 * @param runId Airflow's {@code dag_run_id}
 * @param detail why: for example {@code wait_for_reindex (HttpSensor) up_for_reschedule}
 * @param since when the run started or was queued, if Airflow says
 * @param usualDuration the median of its DAG's last successful runs, if there are any
 */
public record RunningDag(
        String dagId,
        String runId,
        RunVerdict verdict,
        String detail,
        @Nullable Instant since,
        @Nullable Duration usualDuration) {}
