package dev.airlock.watcher.hold;

import dev.airlock.event.RunningDag;
import dev.airlock.watcher.platform.Finding;
import java.time.Duration;
import java.util.List;

/** What the hold does next. */
sealed interface HoldMove {

    /** Drain what may be paused and wait for what is busy, or until the doubts are gone. */
    record Blocked(List<Finding> busy, List<String> doubts, List<Wanted> pause)
            implements HoldMove {}

    /** Pause these, and read again then. */
    record Settle(Duration again, List<Wanted> pause) implements HoldMove {}

    /** Undo the pauses of these DAGs, and wait until those runs have ended. */
    record Release(List<String> dags, List<Finding> offenders) implements HoldMove {}

    /** Held. */
    record Held(List<RunningDag> runs) implements HoldMove {}
}
