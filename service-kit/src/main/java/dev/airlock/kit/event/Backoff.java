package dev.airlock.kit.event;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between tries: doubling from 100 ms to 5 s, with jitter. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int TRIES = 5;

    private int tries;

    /** Whether what is not known to pass by itself has been tried often enough. */
    public boolean isExhausted() {
        return tries >= TRIES;
    }

    /** How long to wait before the next try, between a half and the whole of the doubled time. */
    public Duration next() {
        var longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
        tries++;
        return Duration.ofMillis(
                longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    void await() throws InterruptedException {
        Thread.sleep(next());
    }
}
