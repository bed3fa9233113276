package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DAG with its runs. */
final class DagState {
    final DagPlay play;
    final List<RunState> runs = new ArrayList<>();
    boolean paused;
    boolean visible = true;
    // a schedule's time came while it was paused: one run at the unpause
    boolean missed;
    @Nullable Instant nextRunAt;

    DagState(DagPlay play) {
        this.play = play;
        this.paused = play.paused();
    }

    String dagId() {
        return play.dagId();
    }

    List<RunState> activeRuns() {
        return runs.stream().filter(RunState::active).toList();
    }
}
