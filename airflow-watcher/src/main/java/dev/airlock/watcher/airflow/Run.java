package dev.airlock.watcher.airflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a DAG, in Airflow's words. */
public record Run(
        String dagId,
        String runId,
        String state,
        String type,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** When it started or, before that, was queued. */
    public @Nullable Instant since() {
        return startedAt == null ? queuedAt : startedAt;
    }

    public boolean isQueued() {
        return state.equals("queued");
    }

    public boolean isBackfill() {
        return type.equals("backfill");
    }
}
