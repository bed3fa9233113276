package dev.airlock.watcher.airflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A DAG.
 *
 * @param gone Airflow knows it of old, but its file is gone
 * @param scheduled whether it runs by itself, if only by events
 * @param nextRunAt when its schedule makes the next run
 * @param byEvents whether asset (dataset) events start it
 * @param crontab its schedule, of five fields, if it is one
 */
public record Dag(
        String dagId,
        boolean paused,
        boolean gone,
        boolean scheduled,
        @Nullable Instant nextRunAt,
        boolean byEvents,
        @Nullable String crontab) {}
