package dev.airlock.sandbox.standin.sentry;

import java.time.Duration;
import java.time.Instant;

/** An issue that Sentry has grouped, in one environment. */
public record Issue(
        String title,
        String level,
        String environment,
        String status,
        String substatus,
        Instant firstSeen,
        Instant lastSeen,
        long count) {

    /** An unresolved error in production, seen once. */
    public static Issue error(String title, Instant seen) {
        return new Issue(title, "error", "production", "unresolved", "new", seen, seen, 1);
    }

    public Issue in(String newEnvironment) {
        return new Issue(
                title, level, newEnvironment, status, substatus, firstSeen, lastSeen, count);
    }

    /** Seen that often until so much later. */
    public Issue again(Duration later, long times) {
        return new Issue(
                title,
                level,
                environment,
                status,
                substatus,
                firstSeen,
                lastSeen.plus(later),
                times);
    }

    /** {@code unresolved} and {@code regressed}, {@code resolved} and so on. */
    public Issue withStatus(String newStatus, String newSubstatus) {
        return new Issue(
                title, level, environment, newStatus, newSubstatus, firstSeen, lastSeen, count);
    }
}
