package dev.airlock.deploy.forecast;

import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A platform's crontabs, and on whose clock they are. No API says that reliably (both lines answer
 * UTC for a DAG on Berlin's clock), but the next runs do: the clock is that on which the most
 * crontabs give theirs, and of several the nearest to UTC.
 */
final class Crontabs {
    private static final int QUARTER = 15 * 60;

    /** All that are in use, the nearest first. */
    private static final List<ZoneOffset> CLOCKS =
            IntStream.rangeClosed(-12 * 4, 14 * 4)
                    .boxed()
                    .sorted(Comparator.comparing(Math::abs))
                    .map(quarters -> ZoneOffset.ofTotalSeconds(quarters * QUARTER))
                    .toList();

    private final Map<String, Optional<Crontab>> known = new HashMap<>();
    private final ZoneOffset clock;

    /** Of DAGs that are paused as well: they are on the same clock. */
    Crontabs(List<Dag> dags) {
        var schedules = dags.stream().map(Dag::schedule).filter(Objects::nonNull).toList();
        clock =
                CLOCKS.stream()
                        .max(Comparator.comparing(each -> votes(schedules, each)))
                        .orElseThrow();
    }

    private long votes(List<Schedule> schedules, ZoneOffset clock) {
        return schedules.stream()
                .filter(schedule -> {
                    var next = schedule.nextRunAt();
                    return next != null
                            && of(schedule).filter(each -> each.fits(next, clock)).isPresent();
                })
                .count();
    }

    Optional<Crontab> of(Schedule schedule) {
        return schedule.crontab() == null
                ? Optional.empty()
                : known.computeIfAbsent(schedule.crontab(), Crontab::of);
    }

    /** On which most are. */
    ZoneOffset clock() {
        return clock;
    }

    /** On which this one is, whose next run is known; empty if none gives that. */
    Optional<ZoneOffset> clockOf(Crontab crontab, Instant next) {
        return crontab.gives(next, clock)
                ? Optional.of(clock)
                : CLOCKS.stream().filter(each -> crontab.gives(next, each)).findFirst();
    }
}
