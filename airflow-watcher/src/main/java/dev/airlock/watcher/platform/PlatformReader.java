package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.Airflow.Version;
import dev.airlock.watcher.airflow.AirflowConfig;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the platform: health first, then DAGs, runs, and the tasks of the runs there are. What
 * cannot be read or does not add up is a doubt, never an empty list.
 */
public final class PlatformReader {
    private final Airflow airflow;
    private final DagPatterns refreshDags;
    private final Clock clock;

    public PlatformReader(Airflow airflow, AirflowConfig config, Clock clock) {
        this.airflow = airflow;
        this.refreshDags = new DagPatterns(config.refreshDags());
        this.clock = clock;
    }

    /**
     * One reading.
     *
     * @throws AirflowFault.Denied if the credentials are refused: waiting does not help
     */
    public Reading read() throws InterruptedException {
        var at = clock.instant();
        Version version = null;
        try {
            version = airflow.version();
            var doubts = new ArrayList<>(airflow.healthDoubts());
            return read(at, version, doubts);
        } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
            return Reading.doubtful(at, version, e.reason());
        }
    }

    private Reading read(Instant at, @Nullable Version version, List<String> doubts)
            throws InterruptedException {
        var listed = Parallel.both(airflow::dags, airflow::activeRuns);
        Map<String, Dag> dags =
                new HashMap<>(
                        listed.first().stream()
                                .collect(Collectors.toMap(Dag::dagId, Function.identity())));
        var runs = listed.second();
        refreshDags
                .without(dags.keySet())
                .forEach(pattern -> doubts.add("Airflow shows no DAG named " + pattern));
        unlisted(runs, dags).forEach(dag -> dags.put(dag.dagId(), dag));
        var active =
                Parallel.map(
                        runs,
                        run -> new ActiveRun(run, airflow.taskInstances(run.dagId(), run.runId())));
        return new Reading(at, version, dags, active, doubts);
    }

    /** DAGs that have runs but are not listed: gone, or so new that the list came too early. */
    private List<Dag> unlisted(List<Run> runs, Map<String, Dag> dags) throws InterruptedException {
        var ids = runs.stream().map(Run::dagId).filter(id -> !dags.containsKey(id)).distinct();
        return Parallel.map(ids.toList(), airflow::dag).stream().flatMap(Optional::stream).toList();
    }
}
