package dev.airlock.notify.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a delivery is tried again: doubling, for a day. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration ALL = Duration.ofDays(1);
    private static final int DOUBLINGS = 20;

    private Patience() {}

    /**
     * Absent once it has been tried for long enough.
     *
     * @param tries how often it was tried before
     * @param waited since it was queued
     * @param asked what the other side asks for; it is not left alone for longer than the longest
     */
    static Optional<Duration> wait(int tries, Duration waited, Duration asked) {
        if (waited.compareTo(ALL) > 0) {
            return Optional.empty();
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        var longer = doubled.compareTo(asked) < 0 ? asked : doubled;
        return Optional.of(longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
    }
}
