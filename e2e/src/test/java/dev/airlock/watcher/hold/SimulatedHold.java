package dev.airlock.watcher.hold;

import dev.airlock.event.Envelope;
import dev.airlock.event.RunningDag;
import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.simulation.Act;
import dev.airlock.watcher.hold.HoldMove.Blocked;
import dev.airlock.watcher.hold.HoldMove.Held;
import dev.airlock.watcher.hold.HoldMove.Release;
import dev.airlock.watcher.hold.HoldMove.Settle;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Patience;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.RunKey;
import dev.airlock.watcher.platform.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Holding} with its real decisions, one act at a time. */
final class SimulatedHold {
    private final SimulatedWatcher watcher;
    private final Envelope cause;
    private final HoldStep.Input input;
    private final Patience patience;
    private final Sightings sightings;
    private @Nullable Instant begun;
    private Set<RunKey> overlong = Set.of();
    private Set<Object> told = Set.of();

    SimulatedHold(SimulatedWatcher watcher, Envelope cause, HoldStep.Input input) {
        this.watcher = watcher;
        this.cause = cause;
        this.input = input;
        this.patience = Patience.from(cause.time(), input.patience());
        this.sightings = new Sightings(watcher.settle(), watcher.config().poke());
    }

    private boolean isRollback() {
        return input.rollbackOf() != null;
    }

    Act.Next begin() {
        var hold = watcher.pauses().hold(cause.deployId());
        if (isRollback() && hold.resumed) {
            hold.resumed = false;
            watcher.pauses().forgetEarlierHold(cause.deployId());
        }
        return Act.then(this::look);
    }

    private OurPauses ours(Reading reading) {
        return new OurPauses(
                watcher.pauses().of(cause.deployId()),
                reading,
                watcher.classifier(),
                watcher.config().poke());
    }

    private Act.Next look() {
        var reading = watcher.world().airflow().read();
        begun = begun == null ? reading.at() : begun;
        var findings = watcher.classifier().classify(reading);
        if (!reading.isDoubtful()) {
            sightings.note(reading.at(), findings);
            noteUnpaused(ours(reading));
        }
        var decision =
                new HoldDecision(
                        reading,
                        findings,
                        ours(reading),
                        sightings,
                        watcher.settle(),
                        begun,
                        overlong);
        var move = isRollback() ? decision.nextKeepingPauses() : decision.next();
        if (move instanceof Held(var runs)) {
            return held(runs, List.of());
        }
        if (mustHoldNow(reading)) {
            return sacrifice(reading, findings);
        }
        return switch (move) {
            case Settle(var again, var pause) -> pause(pause, () -> Act.after(again, this::look));
            case Release(var dags, var offenders) -> release(reading, dags, offenders);
            case Blocked blocked ->
                    pause(
                            blocked.pause(),
                            () -> blocked(reading, blocked.busy(), blocked.doubts()));
            case Held _ -> throw new IllegalStateException("held needs no act");
        };
    }

    private boolean mustHoldNow(Reading reading) {
        return (isRollback() && reading.version() == null)
                || (patience.isOver(watcher.world().clock().instant())
                        && (isRollback() || !reading.isDoubtful()));
    }

    private Act.Next pause(List<Wanted> wanted, Act then) {
        return watcher.pausing().pause(cause, wanted, then, this::doubtful);
    }

    private Act.Next doubtful(String why) {
        var at = watcher.world().clock().instant();
        return blocked(Reading.doubtful(at, null, why), List.of(), List.of(why));
    }

    private void noteUnpaused(OurPauses ours) {
        var id = cause.deployId();
        ours.takenNow().forEach(dagId -> watcher.pauses().set(id, dagId, PauseState.TAKEN));
        ours.undoneNow().forEach(dagId -> watcher.pauses().undone(id, dagId, false));
    }

    private Act.Next release(Reading reading, List<String> dags, List<Finding> offenders) {
        watcher.pauses().await(cause.deployId(), offenders);
        return Act.then(() ->
                watcher.pausing()
                        .unpause(
                                cause,
                                dags,
                                false,
                                () -> {
                                    sightings.forget();
                                    tell(reading, offenders, List.of());
                                    return Act.after(watcher.config().poll(), this::look);
                                },
                                this::doubtful));
    }

    private void tell(Reading reading, List<Finding> busy, List<String> doubts) {
        Set<Object> now =
                busy.stream()
                        .map(one -> List.of(one.key(), one.activity()))
                        .collect(Collectors.toSet());
        now.addAll(doubts);
        var held = watcher.pauses().live(cause.deployId());
        now.add(held);
        if (!now.equals(told)) {
            var runs = busy.stream().map(one -> one.report(null)).toList();
            watcher.emit(cause, new DagsBlocked(runs, doubts, reading.at(), held));
            told = now;
        }
    }

    private Act.Next blocked(Reading reading, List<Finding> busy, List<String> doubts) {
        var now = watcher.world().clock().instant();
        if (!isRollback() && !now.isBefore(cause.time().plus(watcher.config().waitLimit()))) {
            return Act.then(() -> watcher.fail(cause, Step.HOLD, "not quiet", doubts));
        }
        tell(reading, busy, doubts);
        if (!isRollback() && hasDrainedTooLong(now)) {
            return watcher.pausing()
                    .unpause(
                            cause,
                            watcher.pauses().live(cause.deployId()),
                            false,
                            () -> {
                                overlong =
                                        busy.stream().map(Finding::key).collect(Collectors.toSet());
                                sightings.forget();
                                return Act.after(watcher.config().poll(), this::look);
                            },
                            _ -> Act.after(watcher.config().poll(), this::look));
        }
        return Act.after(watcher.config().poll(), this::look);
    }

    private boolean hasDrainedTooLong(Instant now) {
        return watcher.pauses().of(cause.deployId()).values().stream()
                .filter(Pause::isLive)
                .anyMatch(pause -> !now.isBefore(pause.wantedAt().plus(watcher.config().drain())));
    }

    private Act.Next sacrifice(Reading reading, List<Finding> findings) {
        if (reading.version() == null) {
            var doubts = new ArrayList<>(reading.doubts());
            doubts.add(Sacrifice.AS_IT_IS);
            return held(List.of(), doubts);
        }
        return watcher.pausing()
                .pause(
                        cause,
                        ours(reading).rest(findings),
                        () ->
                                Act.after(
                                        Duration.ZERO.equals(input.patience())
                                                ? Duration.ZERO
                                                : watcher.settle(),
                                        () -> named(reading)),
                        why -> isRollback() ? named(reading, List.of(why)) : doubtful(why));
    }

    private Act.Next named(Reading first) {
        var again = watcher.world().airflow().read();
        if (!isRollback() && again.isDoubtful()) {
            return blocked(again, List.of(), again.doubts());
        }
        return again.dags().isEmpty() ? named(first, again.doubts()) : named(again, again.doubts());
    }

    private Act.Next named(Reading reading, List<String> doubts) {
        var ours = ours(reading);
        var runs =
                watcher.classifier().classify(reading).stream()
                        .map(ours::sacrificed)
                        .map(one -> one.report(ours.verdict(one), null))
                        .toList();
        return held(runs, doubts);
    }

    private Act.Next held(List<RunningDag> runs, List<String> said) {
        var now = watcher.world().clock().instant();
        var limits = HoldLimits.of(now, watcher.config().hold(), List.of());
        return Act.then(() -> {
            var hold = watcher.pauses().hold(cause.deployId());
            hold.heldSince = now;
            hold.resumed = false;
            hold.returned = false;
            watcher.emit(
                    cause,
                    new DagsHeld(
                            isRollback() ? null : limits.startBy(),
                            watcher.pauses().live(cause.deployId()),
                            runs,
                            said,
                            Duration.ZERO));
            return Act.finished();
        });
    }
}
