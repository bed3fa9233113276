package dev.airlock.verify.sentry;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which issues the deploy has to answer for. Pure.
 *
 * @param fresh never seen before the apply began
 * @param returned known, resolved before the apply, and back since
 */
public record Comparison(List<Issue> fresh, List<Issue> returned, boolean hadBaseline) {
    private static final int NAMED = 10;

    public Comparison {
        fresh = List.copyOf(fresh);
        returned = List.copyOf(returned);
    }

    /**
     * Compares.
     *
     * @param reading absent if Sentry could not be asked before; then Sentry's own word counts for
     *     what is back
     */
    public static Comparison of(
            @Nullable Baseline reading, List<Issue> after, Instant applyStartedAt) {
        // One that came too late has the new version's issues in it.
        var before = reading != null && reading.takenAt().isBefore(applyStartedAt) ? reading : null;
        // Sentry tells whole seconds.
        var started = applyStartedAt.truncatedTo(ChronoUnit.SECONDS);
        var seen = after.stream().filter(issue -> !issue.lastSeen().isBefore(started)).toList();
        return new Comparison(
                seen.stream().filter(issue -> !issue.firstSeen().isBefore(started)).toList(),
                seen.stream()
                        .filter(issue -> issue.firstSeen().isBefore(started))
                        .filter(issue ->
                                before == null || !before.unresolved().contains(issue.id()))
                        .filter(issue -> isBack(before, issue))
                        .toList(),
                before != null);
    }

    /** One that appeared between the reading before and the apply is nobody's but its own. */
    private static boolean isBack(@Nullable Baseline before, Issue issue) {
        return before == null ? issue.regressed() : issue.firstSeen().isBefore(before.takenAt());
    }

    /** The check {@code sentry}: failed if there are more than are accepted. */
    public Check check(int tolerance) {
        var count = fresh.size() + returned.size();
        return new Check(
                "sentry",
                count > tolerance ? CheckResult.FAILED : CheckResult.PASSED,
                "%d new and %d returned issues since the apply began, %d accepted%s%s"
                        .formatted(
                                fresh.size(),
                                returned.size(),
                                tolerance,
                                hadBaseline ? "" : " (Sentry did not answer before the apply)",
                                names()));
    }

    private String names() {
        var all = new ArrayList<>(fresh);
        all.addAll(returned);
        if (all.isEmpty()) {
            return "";
        }
        return all.stream()
                .limit(NAMED)
                .map(Issue::name)
                .collect(Collectors.joining("; ", ": ", all.size() > NAMED ? "; and more" : ""));
    }
}
