package dev.airlock.verify.sentry;

import java.time.Instant;

/**
 * An unresolved issue of Sentry's.
 *
 * @param name title, short id and link, for people
 * @param regressed Sentry itself says that it was resolved before
 */
public record Issue(
        String id, String name, boolean regressed, Instant firstSeen, Instant lastSeen) {}
