package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long a DAG's runs usually take: only told to people, so asked rarely and never insisted on.
 */
public final class UsualDurations {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private record Known(Instant at, Optional<Duration> median) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Airflow airflow;
    private final Clock clock;

    public UsualDurations(Airflow airflow, Clock clock) {
        this.airflow = airflow;
        this.clock = clock;
    }

    /** The median of its last successful runs, if there are any. */
    public @Nullable Duration of(String dagId) {
        var now = clock.instant();
        var found = known.get(dagId);
        if (found == null || found.at().plus(FRESH).isBefore(now)) {
            found = new Known(now, ask(dagId));
            known.put(dagId, found);
        }
        return found.median().orElse(null);
    }

    private Optional<Duration> ask(String dagId) {
        try {
            return median(airflow.pastDurations(dagId));
        } catch (AirflowFault e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> median(List<Duration> durations) {
        return durations.stream().sorted().skip(durations.size() / 2).findFirst();
    }
}
