package dev.airlock.verify.sentry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The issues that were unresolved before the apply.
 *
 * @param takenAt when Sentry was asked
 */
public record Baseline(Instant takenAt, Set<String> unresolved) {
    public Baseline {
        unresolved = Set.copyOf(unresolved);
    }

    public static Baseline of(Instant takenAt, List<Issue> issues) {
        return new Baseline(takenAt, issues.stream().map(Issue::id).collect(Collectors.toSet()));
    }
}
