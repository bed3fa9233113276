package dev.airlock.simulation;

import dev.airlock.watcher.airflow.Dag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A DAG, and who paused or unpaused it last. */
final class SimulatedDag {
    /** Who did it. */
    enum By {
        NOBODY,
        US,
        PEOPLE
    }

    final String id;
    final boolean refresh;
    final List<SimulatedRun> runs = new ArrayList<>();
    boolean paused;
    By by = By.NOBODY;
    Instant changedAt = Instant.MIN;

    /** The scheduler takes a pause in a moment later. */
    Instant schedulesUntil = Instant.MAX;

    SimulatedDag(String id, boolean refresh) {
        this.id = id;
        this.refresh = refresh;
    }

    boolean schedules(Instant now) {
        return !paused || now.isBefore(schedulesUntil);
    }

    Dag read() {
        return new Dag(id, paused, false, false, null, false, null);
    }
}
