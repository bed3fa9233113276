package dev.airlock.watcher.hold;

import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.RunKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Caps the draining: once it has taken too long, all is released and the wait starts over. */
final class Drain {
    private final HoldWork work;
    private Set<RunKey> overlong = Set.of();

    Drain(HoldWork work) {
        this.work = work;
    }

    /** The runs that outlasted a drain: nothing is paused again before they have ended. */
    Set<RunKey> overlong() {
        return overlong;
    }

    /** Whether all was released. */
    boolean startedOver(List<Finding> busy) throws InterruptedException {
        if (!hasTakenTooLong()) {
            return false;
        }
        try {
            work.unpause(work.pauses().live(work.deployId()));
        } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
            // Tried again after the next poll: the pauses are still there, and still too old.
            return false;
        }
        overlong = busy.stream().map(Finding::key).collect(Collectors.toUnmodifiableSet());
        return true;
    }

    private boolean hasTakenTooLong() {
        var cap = work.platform().config().drain();
        return work.pauses().of(work.deployId()).values().stream()
                .filter(Pause::isLive)
                .anyMatch(pause -> !work.now().isBefore(pause.wantedAt().plus(cap)));
    }
}
