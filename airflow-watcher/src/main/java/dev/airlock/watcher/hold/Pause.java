package dev.airlock.watcher.hold;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pause of one DAG by one deploy.
 *
 * @param parkedRuns its runs that were parked before it was paused
 * @param seenRuns its runs that were there right after it was paused
 * @param awaitedRuns its runs that must have ended before it is paused again
 */
record Pause(
        String dagId,
        PauseState state,
        Set<String> parkedRuns,
        Set<String> seenRuns,
        Set<String> awaitedRuns,
        Instant wantedAt,
        @Nullable Instant pausedAt) {
    Pause {
        parkedRuns = Set.copyOf(parkedRuns);
        seenRuns = Set.copyOf(seenRuns);
        awaitedRuns = Set.copyOf(awaitedRuns);
    }

    boolean is(PauseState wanted) {
        return state == wanted;
    }

    /** Paused by us, or perhaps so. */
    boolean isLive() {
        return state == PauseState.WANTED
                || state == PauseState.PAUSED
                || state == PauseState.UNDOING;
    }
}
