package dev.airlock.watcher.hold;

import java.util.Set;

/** A DAG to be paused, and which of its runs are parked. */
record Wanted(String dagId, Set<String> parkedRuns) {
    Wanted {
        parkedRuns = Set.copyOf(parkedRuns);
    }
}
