package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow.Version;
import dev.airlock.watcher.airflow.Dag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Airflow said at one time. With a doubt it proves nothing, least of all that nothing runs.
 *
 * @param at when the reading began
 * @param version absent if Airflow did not tell
 */
public record Reading(
        Instant at,
        @Nullable Version version,
        Map<String, Dag> dags,
        List<ActiveRun> runs,
        List<String> doubts) {
    public Reading {
        dags = Map.copyOf(dags);
        runs = List.copyOf(runs);
        doubts = List.copyOf(doubts);
    }

    /** Nothing could be read. */
    public static Reading doubtful(Instant at, @Nullable Version version, String doubt) {
        return new Reading(at, version, Map.of(), List.of(), List.of(doubt));
    }

    public boolean isDoubtful() {
        return !doubts.isEmpty();
    }

    /** The number of the version that answered, for people. */
    public String versionNumber() {
        return version == null ? "unknown" : version.number();
    }
}
