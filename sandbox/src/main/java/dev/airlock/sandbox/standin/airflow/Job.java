package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process of Airflow as its jobs endpoint tells it. */
record Job(int id, String type, Instant startedAt, @Nullable Instant endedAt) {

    Job ended(Instant at) {
        return endedAt == null ? new Job(id, type, startedAt, at) : this;
    }
}
