package dev.airlock.release.changelog;

import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.kit.step.StepContext;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people were told of a deploy's changelog: its approval once, what is left now and then. */
@Singleton
class ChangelogPaper {
    private final ReleaseWorks works;
    private final Clock clock;

    ChangelogPaper(ReleaseWorks works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param saidBy who says that it is approved, if anybody does
     */
    record Standing(boolean done, @Nullable String saidBy) {
        boolean isOpen() {
            return !done && saidBy == null;
        }
    }

    Standing standing(StepContext context) {
        return context.transact(() -> {
            var work = works.of(context.cause());
            return new Standing(work.changelogDone, work.changelogSeenBy);
        });
    }

    /** The step's last word, told once. */
    void approved(StepContext context, ChangelogApproved approval) {
        context.finish(() -> {
            var work = works.of(context.cause());
            if (!work.changelogDone) {
                work.changelogDone = true;
                context.emit(approval);
            }
        });
    }

    /** Tells what is left to do, if it is time; {@code anew} if another reason is told at once. */
    void remind(
            StepContext context,
            Duration interval,
            String reason,
            @Nullable String url,
            boolean anew) {
        context.transact(() -> {
            var work = works.of(context.cause());
            var now = clock.instant();
            if (isDue(work.changelogToldAt, work.changelogTold, now, interval, reason, anew)) {
                work.changelogTold = reason;
                work.changelogToldAt = now;
                context.emit(new PaperworkPending(Step.CHANGELOG, reason, url));
            }
            return work;
        });
    }

    /** Pure. */
    static boolean isDue(
            @Nullable Instant toldAt,
            @Nullable String told,
            Instant now,
            Duration interval,
            String reason,
            boolean anew) {
        return toldAt == null
                || (anew && !reason.equals(told))
                || !now.isBefore(toldAt.plus(interval));
    }
}
