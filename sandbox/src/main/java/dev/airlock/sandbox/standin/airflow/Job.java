package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process of Airflow as its jobs endpoint tells it.
 *
 * @param stoppedAt when its heart stopped beating
 * @param signedOff whether it could still write that it ended; one that was killed could not
 */
record Job(
        int id,
        String type,
        String host,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        boolean signedOff) {

    Job stopped(Instant at, boolean signsOff) {
        return stoppedAt == null ? new Job(id, type, host, startedAt, at, signsOff) : this;
    }

    boolean alive() {
        return stoppedAt == null;
    }

    @Nullable Instant endedAt() {
        return signedOff ? stoppedAt : null;
    }

    String state() {
        return alive() || !signedOff ? "running" : "success";
    }
}
