package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.airflow.Dag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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
    // A forecast is of many DAGs, and each costs Airflow a question.
    private static final Duration LEARNT = Duration.ofHours(1);
    private static final int AT_A_TIME = 3;
    private static final Known NOTHING = new Known(Instant.MIN, Optional.empty());

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
        return fresh(dagId, FRESH).median().orElse(null);
    }

    /** As {@link #of}, as far as it is known: asks nobody. */
    public @Nullable Duration known(String dagId) {
        return known.getOrDefault(dagId, NOTHING).median().orElse(null);
    }

    /**
     * Asks for a few of those that run by themselves: the ones not known yet, then the oldest. Of
     * 300 DAGs and a poll every 10 s the last one is known after a quarter of an hour.
     */
    public void learn(Collection<Dag> dags) {
        dags.stream()
                .filter(dag -> dag.scheduled() && !dag.paused() && !dag.gone())
                .map(Dag::dagId)
                .filter(dagId -> isOlder(dagId, LEARNT))
                .sorted(
                        Comparator.comparing(this::askedAt)
                                .thenComparing(Comparator.naturalOrder()))
                .limit(AT_A_TIME)
                .forEach(dagId -> fresh(dagId, LEARNT));
    }

    private Known fresh(String dagId, Duration fresh) {
        if (isOlder(dagId, fresh)) {
            known.put(dagId, new Known(clock.instant(), ask(dagId)));
        }
        return known.getOrDefault(dagId, NOTHING);
    }

    private boolean isOlder(String dagId, Duration fresh) {
        return askedAt(dagId).isBefore(clock.instant().minus(fresh));
    }

    private Instant askedAt(String dagId) {
        return known.getOrDefault(dagId, NOTHING).at();
    }

    private Optional<Duration> ask(String dagId) {
        try {
            return median(airflow.pastDurations(dagId));
        } catch (AirflowFault e) {
            return known.getOrDefault(dagId, NOTHING).median();
        }
    }

    static Optional<Duration> median(List<Duration> durations) {
        return durations.stream().sorted().skip(durations.size() / 2).findFirst();
    }
}
