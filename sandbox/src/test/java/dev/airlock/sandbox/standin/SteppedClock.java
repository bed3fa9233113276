package dev.airlock.sandbox.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test says so. */
final class SteppedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void step(Duration time) {
        now = now.plus(time);
    }

    void seconds(long seconds) {
        step(Duration.ofSeconds(seconds));
    }
}
