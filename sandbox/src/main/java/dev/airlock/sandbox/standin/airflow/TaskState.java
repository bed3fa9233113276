package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One task instance; only the scheduler changes it. */
final class TaskState {
    private static final Set<String> FINISHED =
            Set.of("success", "failed", "skipped", "upstream_failed", "removed");

    final TaskPlay play;
    final int mapIndex;
    final int number;
    @Nullable String state;
    int tryNumber;
    @Nullable Instant scheduledAt;
    @Nullable Instant queuedAt;
    @Nullable Instant startedAt;
    @Nullable Instant endedAt;
    @Nullable Instant pokeDue;
    @Nullable Instant deferredAt;
    // the trigger has fired: the next time it runs, it ends
    boolean resumed;
    // counts the moves: what was planned before the last one does not happen
    int move;

    TaskState(TaskPlay play, int mapIndex, int number) {
        this.play = play;
        this.mapIndex = mapIndex;
        this.number = number;
    }

    boolean is(String other) {
        return other.equals(state);
    }

    boolean finished() {
        return state != null && FINISHED.contains(state);
    }

    boolean succeeded() {
        return is("success");
    }

    boolean unexpanded() {
        return state == null && mapIndex < 0 && play.copies() > 0;
    }

    boolean pokeIsDue(Instant now) {
        return is("up_for_reschedule") && pokeDue != null && !pokeDue.isAfter(now);
    }

    /** Is scheduled, since then unless it was so already. */
    void scheduled(Instant now) {
        if (!is("scheduled")) {
            scheduledAt = now;
        }
        state = "scheduled";
    }
}
