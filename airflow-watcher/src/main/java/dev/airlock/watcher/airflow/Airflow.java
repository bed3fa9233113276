package dev.airlock.watcher.airflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the watcher needs of an Airflow, whichever line it is of. Every list is complete or an
 * {@link AirflowFault.Doubt}; every method may throw an {@link AirflowFault}.
 */
public interface Airflow {

    /** The version that answers now; also finds out again which API line to speak. */
    Version version();

    /** Why what Airflow says may not be trusted, a line each; none if it is healthy. */
    List<String> healthDoubts();

    /** Every DAG that Airflow has. */
    List<Dag> dags();

    /** The DAG, also one that is gone from Airflow's list; empty if it is unknown. */
    Optional<Dag> dag(String dagId);

    /** The runs of all DAGs that are {@code running} or {@code queued}. */
    List<Run> activeRuns();

    /** The run; empty if it is unknown. */
    Optional<Run> run(String dagId, String runId);

    /** Every task instance of a run. */
    List<TaskInstance> taskInstances(String dagId, String runId);

    /** How long the DAG's last successful runs took. */
    List<Duration> pastDurations(String dagId);

    /**
     * How long a run of the DAG may take; empty if it may take for ever or Airflow does not say.
     */
    Optional<Duration> runTimeout(String dagId);

    /** Pauses or unpauses, confirmed by Airflow's answer. */
    void setPaused(String dagId, boolean paused);

    /** What answers, and whether its backfills obey a pause. */
    record Version(String number, boolean backfillsObeyPause) {}
}
