package dev.airlock.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when the world says so. */
public final class VirtualClock extends Clock {
    static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = BEGIN;

    void passTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    public Instant in(Duration duration) {
        return now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
