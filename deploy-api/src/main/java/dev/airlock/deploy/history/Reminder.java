package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.flow.Flow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When people are reminded that a deploy waits for one of them: each wait is as long again as all
 * of it so far, so that a night has few reminders and a weekend has one a day.
 */
final class Reminder {
    private static final Duration LONGEST = Duration.ofDays(1);

    private Reminder() {}

    /**
     * Absent while no person is waited for.
     *
     * @param planned when it would have been until this message
     * @param sinceBefore since when it was in the state it was in before
     * @param first after how long the first one comes
     */
    static @Nullable Instant next(
            @Nullable Instant planned,
            Instant sinceBefore,
            Progress now,
            EventMessage message,
            Duration first) {
        if (!Flow.waiting(now.state()).forPerson()) {
            return null;
        }
        if (planned == null || !sinceBefore.equals(now.since())) {
            return now.since().plus(first);
        }
        if (!(message.event() instanceof StillWaiting)) {
            return planned;
        }
        var time = message.envelope().time();
        var waited = Duration.between(now.since(), time);
        return time.plus(waited.compareTo(LONGEST) < 0 ? waited : LONGEST);
    }
}
