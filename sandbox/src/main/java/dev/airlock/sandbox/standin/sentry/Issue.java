package dev.airlock.sandbox.standin.sentry;

import java.time.Duration;
import java.time.Instant;

/** An issue that Sentry has grouped, in one environment. */
public record Issue(
        String title,
        String level,
        String environment,
        String status,
        Instant firstSeen,
        Instant lastSeen,
        long count) {

    /** An unresolved error in production, seen once. */
    public static Issue error(String title, Instant seen) {
        return new Issue(title, "error", "production", "unresolved", seen, seen, 1);
    }

    public Issue in(String newEnvironment) {
        return new Issue(title, level, newEnvironment, status, firstSeen, lastSeen, count);
    }

    /** Seen that often until so much later. */
    public Issue again(Duration later, long times) {
        return new Issue(title, level, environment, status, firstSeen, lastSeen.plus(later), times);
    }

    public Issue withStatus(String newStatus) {
        return new Issue(title, level, environment, newStatus, firstSeen, lastSeen, count);
    }
}
