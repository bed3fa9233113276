package dev.airlock.watcher.hold;

import dev.airlock.event.RunningDag;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.kit.step.StepContext;
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
import dev.airlock.watcher.platform.Platform;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.RunKey;
import dev.airlock.watcher.platform.Sightings;
import dev.airlock.watcher.platform.WaitLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of the hold: reads, decides, does, until it is held. */
final class Holding {
    private final StepContext context;
    private final Platform platform;
    private final Patience patience;
    private final boolean rollback;
    private final DagPauses pauses;
    private final Holds holds;
    private final Pausing pausing;
    private final Clock clock;
    private final Sightings sightings;
    private final Blockage blockage;
    private Set<RunKey> overlong = Set.of();
    private Duration settled = Duration.ZERO;
    private @Nullable Instant begun;

    Holding(
            StepContext context,
            Platform platform,
            HoldStep.Input input,
            DagPauses pauses,
            Holds holds,
            Pausing pausing,
            Clock clock) {
        this.context = context;
        this.platform = platform;
        this.patience = Patience.from(context.cause().time(), input.patience());
        this.rollback = input.rollbackOf() != null;
        this.pauses = pauses;
        this.holds = holds;
        this.pausing = pausing;
        this.clock = clock;
        this.sightings = platform.sightings();
        this.blockage = new Blockage(context, platform);
    }

    void run() throws StepFailure, InterruptedException {
        while (true) {
            context.checkCurrent();
            var reading = platform.read();
            begun = begun == null ? reading.at() : begun;
            var findings = platform.classifier().classify(reading);
            if (!reading.isDoubtful()) {
                sightings.note(reading.at(), findings);
            }
            try {
                var move = decide(reading, findings, begun);
                if (!(move instanceof Held) && mustHoldNow(reading)) {
                    sacrifice(reading, findings);
                    return;
                }
                if (act(reading, findings, move)) {
                    return;
                }
            } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
                blocked(reading, new Blocked(List.of(), List.of(e.reason()), List.of()));
            }
        }
    }

    /** An Airflow that does not answer is no reason to put off a rollback. */
    private boolean mustHoldNow(Reading reading) {
        return patience.isOver(clock.instant()) || rollback && reading.version() == null;
    }

    /** Pauses whatever is left and names what runs all the same. */
    private void sacrifice(Reading reading, List<Finding> findings) throws InterruptedException {
        var warnings = new ArrayList<>(reading.doubts());
        var left = findings;
        if (reading.version() != null) {
            try {
                pausing.pause(context, platform.airflow(), ours(reading).rest(findings));
                context.pause(platform.config().settle());
                settled = settled.plus(platform.config().settle());
                var again = platform.read();
                left = platform.classifier().classify(again);
                warnings.addAll(again.doubts());
            } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
                warnings.add(e.reason());
            }
        }
        held(left, platform.report(left), warnings);
    }

    private HoldMove decide(Reading reading, List<Finding> findings, Instant since) {
        if (!reading.isDoubtful()) {
            noteTaken(ours(reading).takenNow());
        }
        var settle = platform.config().settle();
        return new HoldDecision(
                        reading, findings, ours(reading), sightings, settle, since, overlong)
                .next();
    }

    /** What somebody else unpauses meanwhile is theirs. */
    private void noteTaken(List<String> dagIds) {
        var deployId = context.cause().deployId();
        if (!dagIds.isEmpty()) {
            context.record(() -> dagIds.forEach(dagId -> pauses.taken(deployId, dagId)));
        }
    }

    private OurPauses ours(Reading reading) {
        return new OurPauses(
                pauses.of(context.cause().deployId()),
                reading,
                platform.classifier(),
                platform.config().poke());
    }

    /** Whether it is held. */
    private boolean act(Reading reading, List<Finding> findings, HoldMove move)
            throws StepFailure, InterruptedException {
        switch (move) {
            case Held(var runs) -> {
                held(findings, runs, List.of());
                return true;
            }
            case Settle(var again, var pause) -> {
                pausing.pause(context, platform.airflow(), pause);
                context.pause(again);
                settled = settled.plus(again);
            }
            case Release(var dags, var offenders) -> {
                release(dags, offenders);
                blockage.tell(offenders, List.of(), reading.at());
                context.pause(platform.config().poll());
            }
            case Blocked blocked -> {
                pausing.pause(context, platform.airflow(), blocked.pause());
                blocked(reading, blocked);
            }
        }
        return false;
    }

    private void blocked(Reading reading, Blocked blocked)
            throws StepFailure, InterruptedException {
        WaitLimit.check(context, platform, clock, blocked.busy(), blocked.doubts());
        blockage.tell(blocked.busy(), blocked.doubts(), reading.at());
        if (isDrainedTooLong()) {
            startOver(blocked.busy());
        }
        context.pause(platform.config().poll());
    }

    private boolean isDrainedTooLong() {
        return pauses.of(context.cause().deployId()).values().stream()
                .filter(Pause::isLive)
                .map(Pause::wantedAt)
                .min(Comparator.naturalOrder())
                .filter(since -> !clock.instant().isBefore(since.plus(platform.config().drain())))
                .isPresent();
    }

    private void startOver(List<Finding> busy) throws InterruptedException {
        var live = pauses.live(context.cause().deployId());
        try {
            pausing.unpause(context, platform.airflow(), live, false);
        } catch (AirflowFault.Doubt | AirflowFault.Missing e) {
            // Tried again after the next poll: the pauses are still there, and still too old.
            return;
        }
        overlong = busy.stream().map(Finding::key).collect(Collectors.toUnmodifiableSet());
        sightings.forget();
    }

    private void release(List<String> dags, List<Finding> offenders) throws InterruptedException {
        var deployId = context.cause().deployId();
        context.transact(() -> {
            offenders.stream()
                    .collect(
                            Collectors.groupingBy(
                                    Finding::dagId,
                                    Collectors.mapping(
                                            one -> one.key().runId(), Collectors.toSet())))
                    .forEach((dagId, runs) -> pauses.await(deployId, dagId, runs));
            return deployId;
        });
        pausing.unpause(context, platform.airflow(), dags, false);
        sightings.forget();
    }

    private void held(List<Finding> findings, List<RunningDag> runs, List<String> said)
            throws InterruptedException {
        var frozen = findings.stream().filter(finding -> !finding.is(Activity.STALE)).toList();
        var timeouts = HoldLimits.read(platform.airflow(), frozen);
        var now = clock.instant();
        var limits = HoldLimits.of(now, platform.config().hold(), timeouts);
        var warnings = new ArrayList<>(said);
        warnings.addAll(limits.warnings());
        context.finish(() -> {
            var deployId = context.cause().deployId();
            var hold = holds.of(context.cause());
            hold.heldSince = now;
            hold.resumed = false;
            pauses.of(deployId).values().stream()
                    .filter(pause -> pause.is(PauseState.TAKEN))
                    .map(pause -> pause.dagId() + " was unpaused by somebody else")
                    .sorted()
                    .forEach(warnings::add);
            context.emit(
                    new DagsHeld(
                            rollback ? null : limits.startBy(),
                            pauses.live(deployId),
                            runs,
                            warnings,
                            settled));
        });
    }
}
