package dev.airlock.notify.known;

import dev.airlock.event.DeployState;
import dev.airlock.event.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a deploy stands.
 *
 * @param attempt what belongs to an older one says nothing of it any more
 * @param detail why it stands there, or what it waits for
 * @param outcome once it has ended
 */
public record Standing(
        DeployState state,
        Instant since,
        int attempt,
        @Nullable String detail,
        @Nullable Outcome outcome) {

    static Standing queued(Instant since) {
        return new Standing(DeployState.QUEUED, since, 0, null, null);
    }

    Standing in(DeployState next, Instant time, @Nullable String why) {
        return new Standing(next, next == state ? since : time, attempt, why, outcome);
    }

    Standing ended(Outcome how, Instant time, String why) {
        return new Standing(DeployState.ENDED, time, attempt, why, how);
    }

    Standing detail(@Nullable String why) {
        return new Standing(state, since, attempt, why, outcome);
    }

    Standing attempt(int newer) {
        return new Standing(state, since, newer, detail, outcome);
    }

    public boolean hasEnded() {
        return state == DeployState.ENDED;
    }
}
