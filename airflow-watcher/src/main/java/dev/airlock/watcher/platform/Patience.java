package dev.airlock.watcher.platform;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long runs are waited for before they are sacrificed, and named; counted from the event that
 * began the wait.
 *
 * @param until absent: for as long as the target's wait timeout allows
 */
public record Patience(@Nullable Instant until) {

    /** Counted from a time; an absent length has no end. */
    public static Patience from(Instant begun, @Nullable Duration length) {
        return new Patience(length == null ? null : begun.plus(length));
    }

    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
