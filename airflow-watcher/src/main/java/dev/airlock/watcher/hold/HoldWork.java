package dev.airlock.watcher.hold;

import dev.airlock.kit.step.StepContext;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Platform;
import dev.airlock.watcher.platform.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one run of the hold works on. */
record HoldWork(
        StepContext context,
        Platform platform,
        HoldStep.Input input,
        DagPauses pauses,
        Holds holds,
        Pausing pausing,
        Clock clock) {

    UUID deployId() {
        return context.cause().deployId();
    }

    Instant now() {
        return clock.instant();
    }

    Duration settle() {
        return platform.config().settle();
    }

    boolean isRollback() {
        return input.rollbackOf() != null;
    }

    /** What a resume has ended is over; what is still held stays so. */
    void beginAnew() {
        context.transact(() -> {
            var hold = holds.of(context.cause());
            if (hold.resumed) {
                hold.resumed = false;
                pauses.forgetEarlierHold(deployId());
            }
            return hold;
        });
    }

    /**
     * One reading. To a rollback, refused credentials are a doubt like any other: the version that
     * it leaves may be what refuses them.
     */
    Reading read() throws InterruptedException {
        try {
            return platform.read();
        } catch (AirflowFault.Denied e) {
            if (!isRollback()) {
                throw e;
            }
            return Reading.doubtful(now(), null, e.reason());
        }
    }

    List<Finding> classify(Reading reading) {
        return platform.classifier().classify(reading);
    }

    OurPauses ours(Reading reading) {
        return new OurPauses(
                pauses.of(deployId()), reading, platform.classifier(), platform.config().poke());
    }

    /** Pauses, each written down before. */
    void pause(List<Wanted> wanted) throws InterruptedException {
        pausing.pause(context, platform.airflow(), wanted);
    }

    /** Unpauses what this deploy paused. */
    void unpause(List<String> dagIds) throws InterruptedException {
        pausing.unpause(context, platform.airflow(), dagIds, false);
    }
}
