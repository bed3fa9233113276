package dev.airlock.deploy.forecast;

import dev.airlock.event.PlatformSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a platform will be quiet long enough, from schedules and the usual durations of past runs: a
 * proposal to a person, never a decision.
 *
 * @param at when it was made
 * @param seenAt from when that is which it was made of; the watcher tells changes only
 * @param wanted how long the platform is to be quiet
 * @param until how far it looks
 * @param windows the first ten, in order, each as long as wanted or longer
 * @param after what stands in the way after the last of them: of ten what ends it, of fewer all
 * @param doubts why nothing can be proposed: what the watcher could not see
 */
public record QuietForecast(
        Instant at,
        Instant seenAt,
        Duration wanted,
        Instant until,
        List<QuietWindow> windows,
        List<Obstacle> after,
        List<Assumption> assumptions,
        List<String> doubts) {
    private static final int MOST = 10;

    public QuietForecast {
        windows = List.copyOf(windows);
        after = List.copyOf(after);
        assumptions = List.copyOf(assumptions);
        doubts = List.copyOf(doubts);
    }

    /**
     * Pure.
     *
     * @param wanted positive
     * @param horizon how far to look: a window whose begin is too near to its end is none
     */
    public static QuietForecast of(
            PlatformSnapshot snapshot, Instant now, Duration wanted, Duration horizon) {
        var until = now.plus(horizon);
        if (!snapshot.doubts().isEmpty()) {
            // What could not be read is not quiet.
            return new QuietForecast(
                    now,
                    snapshot.observedAt(),
                    wanted,
                    until,
                    List.of(),
                    List.of(),
                    List.of(),
                    snapshot.doubts());
        }
        var assumed = new Assumptions();
        var foreseen = Outlook.of(snapshot, now, until, assumed);
        var windows = new ArrayList<QuietWindow>();
        var before = new ArrayList<Busy>();
        var free = now;
        while (foreseen.hasNext() && windows.size() < MOST) {
            var run = foreseen.next();
            if (fits(wanted, free, run.from())) {
                windows.add(new QuietWindow(free, run.from(), Obstacle.of(before)));
                before.clear();
            }
            before.add(run);
            free = run.until().isAfter(free) ? run.until() : free;
        }
        if (windows.size() < MOST && fits(wanted, free, foreseen.until())) {
            windows.add(new QuietWindow(free, null, Obstacle.of(before)));
            before.clear();
        }
        return new QuietForecast(
                now,
                snapshot.observedAt(),
                wanted,
                foreseen.until(),
                windows,
                Obstacle.of(before),
                assumed.all(),
                List.of());
    }

    private static boolean fits(Duration wanted, Instant begin, Instant end) {
        return Duration.between(begin, end).compareTo(wanted) >= 0;
    }

    /** The one to propose; absent if there is none. */
    public @Nullable QuietWindow next() {
        return windows.isEmpty() ? null : windows.getFirst();
    }
}
