package dev.airlock.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing a step does at once: a transaction, or a call to the outside. It may die after it. */
@FunctionalInterface
public interface Act {
    Next run();

    /**
     * What follows.
     *
     * @param act absent: the step has ended
     * @param regardless whether a newer attempt does not keep it from being done
     * @param finished whether the step's row went with the transaction
     */
    record Next(@Nullable Act act, Duration delay, boolean regardless, boolean finished) {}

    static Next then(Act act) {
        return new Next(act, Duration.ZERO, false, false);
    }

    static Next after(Duration wait, Act act) {
        return new Next(act, wait, false, false);
    }

    /** A fact is told whatever the attempt. */
    static Next regardless(Duration wait, Act act) {
        return new Next(act, wait, true, false);
    }

    /** The step's row is removed in a transaction of its own. */
    static Next ended() {
        return new Next(null, Duration.ZERO, false, false);
    }

    /** The step's row goes with what was just done. */
    static Next finished() {
        return new Next(null, Duration.ZERO, false, true);
    }
}
