package dev.airlock.deploy.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * A run of a DAG, from when until when it probably takes.
 *
 * @param running whether it has begun already
 */
record Busy(String dagId, boolean running, Instant from, Instant until) {
    /** Another one, which takes as long. */
    Busy again(Instant at) {
        return new Busy(dagId, false, at, at.plus(Duration.between(from, until)));
    }
}
