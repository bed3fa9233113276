package dev.airlock.notify.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a delivery is tried again: doubling, for a day. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final Duration ALL = Duration.ofDays(1);
    private static final int DOUBLINGS = 20;

    private Patience() {}

    /**
     * Absent once it has been tried for long enough.
     *
     * @param tries how often it was tried before
     * @param waited since it was queued
     * @param asked what the other side asks for; it is left alone for that long, up to an hour
     */
    static Optional<Duration> wait(int tries, Duration waited, Duration asked) {
        if (waited.compareTo(ALL) > 0) {
            return Optional.empty();
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return Optional.of(longer(shorter(doubled, LONGEST), shorter(asked, LONGEST_ASKED)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
