package dev.airlock.watcher.hold;

import dev.airlock.event.RunningDag;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.hold.HoldMove.Blocked;
import dev.airlock.watcher.hold.HoldMove.Held;
import dev.airlock.watcher.hold.HoldMove.Release;
import dev.airlock.watcher.hold.HoldMove.Settle;
import dev.airlock.watcher.platform.Activity;
import dev.airlock.watcher.platform.Blockage;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Patience;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.Sightings;
import dev.airlock.watcher.platform.WaitLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the hold: reads, decides, does, until it is held. A rollback's waits only so long
 * whatever Airflow says, and never gives up what is paused.
 */
final class Holding {
    private final HoldWork work;
    private final Patience patience;
    private final Sightings sightings;
    private final Blockage blockage;
    private final Drain drain;
    private Duration settled = Duration.ZERO;
    private @Nullable Instant begun;

    Holding(HoldWork work) {
        this.work = work;
        this.patience = Patience.from(work.context().cause().time(), work.input().patience());
        this.sightings = work.platform().sightings();
        this.blockage =
                new Blockage(
                        work.context(), work.platform(), () -> work.pauses().live(work.deployId()));
        this.drain = new Drain(work);
    }

    void run() throws StepFailure, InterruptedException {
        if (work.isRollback()) {
            work.beginAnew();
        }
        while (true) {
            work.context().checkCurrent();
            var reading = work.read();
            var since = begun == null ? reading.at() : begun;
            begun = since;
            try {
                if (isHeld(reading, since)) {
                    return;
                }
            } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
                blocked(reading, doubtful(e));
            } catch (AirflowFault.Denied e) {
                if (!work.isRollback()) {
                    throw e;
                }
                blocked(reading, doubtful(e));
            }
        }
    }

    private static Blocked doubtful(AirflowFault fault) {
        return new Blocked(List.of(), List.of(fault.reason()), List.of());
    }

    private boolean isHeld(Reading reading, Instant since)
            throws StepFailure, InterruptedException {
        var findings = work.classify(reading);
        if (!reading.isDoubtful()) {
            sightings.note(reading.at(), findings);
            noteUnpaused(work.ours(reading));
        }
        var move = decide(reading, findings, since);
        if (move instanceof Held(var runs)) {
            held(findings, runs, List.of());
            return true;
        }
        if (mustHoldNow(reading)) {
            return isSacrificed(reading);
        }
        act(reading, move);
        return false;
    }

    private HoldMove decide(Reading reading, List<Finding> findings, Instant since) {
        var ours = work.ours(reading);
        var decision =
                new HoldDecision(
                        reading, findings, ours, sightings, work.settle(), since, drain.overlong());
        return work.isRollback() ? decision.nextKeepingPauses() : decision.next();
    }

    /**
     * An Airflow that does not answer is no reason to put off a rollback; an apply is not forced
     * over what nobody could read.
     */
    private boolean mustHoldNow(Reading reading) {
        if (work.isRollback() && reading.version() == null) {
            return true;
        }
        return patience.isOver(work.now()) && (work.isRollback() || !reading.isDoubtful());
    }

    private boolean isSacrificed(Reading reading) throws StepFailure, InterruptedException {
        var sacrifice = Sacrifice.of(work, reading);
        settled = settled.plus(sacrifice.settled());
        if (!work.isRollback() && !sacrifice.doubts().isEmpty()) {
            blocked(reading, new Blocked(List.of(), sacrifice.doubts(), List.of()));
            return false;
        }
        held(sacrifice.findings(), sacrifice.runs(), sacrifice.doubts());
        return true;
    }

    /** What somebody else unpauses meanwhile is theirs. */
    private void noteUnpaused(OurPauses ours) {
        var taken = ours.takenNow();
        var undone = ours.undoneNow();
        if (!taken.isEmpty() || !undone.isEmpty()) {
            var pauses = work.pauses();
            work.context()
                    .record(() -> {
                        taken.forEach(dagId -> pauses.taken(work.deployId(), dagId));
                        undone.forEach(dagId -> pauses.undone(work.deployId(), dagId, false));
                    });
        }
    }

    private void act(Reading reading, HoldMove move) throws StepFailure, InterruptedException {
        switch (move) {
            case Settle(var again, var pause) -> {
                work.pause(pause);
                work.context().pause(again);
                settled = settled.plus(again);
            }
            case Release(var dags, var offenders) -> {
                release(dags, offenders);
                blockage.tell(offenders, List.of(), reading.at());
                work.context().pause(work.platform().config().poll());
            }
            case Blocked blocked -> {
                work.pause(blocked.pause());
                blocked(reading, blocked);
            }
            case Held _ -> throw new IllegalStateException("held needs no act");
        }
    }

    private void blocked(Reading reading, Blocked blocked)
            throws StepFailure, InterruptedException {
        if (!work.isRollback()) {
            WaitLimit.check(
                    work.context(),
                    work.platform(),
                    work.clock(),
                    blocked.busy(),
                    blocked.doubts());
        }
        blockage.tell(blocked.busy(), blocked.doubts(), reading.at());
        if (!work.isRollback() && drain.startedOver(blocked.busy())) {
            sightings.forget();
        }
        work.context().pause(work.platform().config().poll());
    }

    private void release(List<String> dags, List<Finding> offenders) throws InterruptedException {
        work.context()
                .transact(() -> {
                    work.pauses().await(work.deployId(), offenders);
                    return dags;
                });
        work.unpause(dags);
        sightings.forget();
    }

    private void held(List<Finding> findings, List<RunningDag> runs, List<String> said)
            throws InterruptedException {
        var frozen = findings.stream().filter(finding -> !finding.is(Activity.STALE)).toList();
        var timeouts = HoldLimits.read(work.platform().airflow(), frozen);
        var now = work.now();
        var limits = HoldLimits.of(now, work.platform().config().hold(), timeouts);
        var warnings = new ArrayList<>(said);
        warnings.addAll(limits.warnings());
        work.context()
                .finish(() -> {
                    work.holds().held(work.context().cause(), now);
                    warnings.addAll(work.pauses().lost(work.deployId()));
                    work.context()
                            .emit(
                                    new DagsHeld(
                                            work.isRollback() ? null : limits.startBy(),
                                            work.pauses().live(work.deployId()),
                                            runs,
                                            warnings,
                                            settled));
                });
    }
}
