package dev.airlock.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts from airflow-watcher. */
public sealed interface WatcherEvent extends DeployEvent {

    /**
     * Runbook step 1: nothing runs that a deploy would kill.
     *
     * @param runs what has not ended all the same: parked, inert, stale, or merely reported
     * @param airflowVersion what {@code /version} answered
     * @param settled the part of the check spent waiting for a second reading
     */
    record DagsCleared(
            List<RunningDag> runs, String airflowVersion, Instant observedAt, Duration settled)
            implements WatcherEvent {
        public DagsCleared {
            runs = Lists.copy(runs);
        }
    }

    /**
     * Something runs; sent on change only, while checking and while holding.
     *
     * @param runs what is waited for comes with verdict {@link RunVerdict#BUSY}
     * @param doubts why the answer cannot be trusted yet (unhealthy, incomplete list), a line each
     * @param paused the DAGs that are paused for the deploy meanwhile
     */
    record DagsBlocked(
            List<RunningDag> runs, List<String> doubts, Instant observedAt, List<String> paused)
            implements WatcherEvent {
        public DagsBlocked {
            paused = Lists.copy(paused);
            runs = Lists.copy(runs);
            doubts = Lists.copy(doubts);
        }
    }

    /**
     * The clearance: drained, paused, read again, nothing runs.
     *
     * @param startBy an apply must have started before; afterwards it answers {@code HoldReturned};
     *     absent for a rollback
     * @param paused the DAGs this deploy paused, and will unpause
     * @param runs what has not ended: parked, inert or not begun; busy ones are sacrificed, by
     *     force or for a rollback
     * @param warnings for people: sensor or run time-outs that come near
     * @param settled the part of the hold spent waiting for a second reading
     */
    record DagsHeld(
            @Nullable Instant startBy,
            List<String> paused,
            List<RunningDag> runs,
            List<String> warnings,
            Duration settled)
            implements WatcherEvent {
        public DagsHeld {
            paused = Lists.copy(paused);
            runs = Lists.copy(runs);
            warnings = Lists.copy(warnings);
        }
    }

    /**
     * Unpaused exactly what this deploy paused.
     *
     * @param resumed the DAGs unpaused and confirmed
     * @param warnings a DAG that is gone, unpaused by somebody else, a parked run that failed
     */
    record DagsResumed(List<String> resumed, List<String> warnings, @Nullable Instant heldSince)
            implements WatcherEvent {
        public DagsResumed {
            resumed = Lists.copy(resumed);
            warnings = Lists.copy(warnings);
        }
    }
}
