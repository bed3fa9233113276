package dev.airlock.watcher.airflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A DAG.
 *
 * @param gone Airflow knows it of old, but its file is gone
 * @param nextRunAt when its schedule makes the next run
 * @param byEvents whether asset (dataset) events start it
 */
public record Dag(
        String dagId,
        boolean paused,
        boolean gone,
        @Nullable Instant nextRunAt,
        boolean byEvents) {}
