package dev.airlock.watcher.hold;

import dev.airlock.event.RunningDag;
import dev.airlock.watcher.hold.HoldMove.Blocked;
import dev.airlock.watcher.hold.HoldMove.Held;
import dev.airlock.watcher.hold.HoldMove.Release;
import dev.airlock.watcher.hold.HoldMove.Settle;
import dev.airlock.watcher.platform.Activity;
import dev.airlock.watcher.platform.Clearance;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.RunKey;
import dev.airlock.watcher.platform.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides on one reading: drain, wait, release or held. Held means that each run is inert now and
 * was parked or inert before its DAG was paused, or has not begun and came after that pause.
 */
final class HoldDecision {
    private final Reading reading;
    private final List<Finding> findings;
    private final OurPauses ours;
    private final Sightings sightings;
    private final Duration settle;
    private final Instant begun;
    private final Set<RunKey> overlong;

    /**
     * @param begun the first reading of this hold
     * @param overlong what outlasted a drain: nothing is paused again before it has ended
     */
    HoldDecision(
            Reading reading,
            List<Finding> findings,
            OurPauses ours,
            Sightings sightings,
            Duration settle,
            Instant begun,
            Set<RunKey> overlong) {
        this.reading = reading;
        this.findings =
                findings.stream().map(one -> sightings.patiently(reading.at(), one)).toList();
        this.ours = ours;
        this.sightings = sightings;
        this.settle = settle;
        this.begun = begun;
        this.overlong = Set.copyOf(overlong);
    }

    HoldMove next() {
        if (reading.isDoubtful()) {
            return new Blocked(List.of(), reading.doubts(), List.of());
        }
        var offenders = findings.stream().filter(ours::offends).toList();
        return offenders.isEmpty() ? nextKeepingPauses() : release(offenders);
    }

    /**
     * Likewise, but nothing is released: what works although its DAG is paused is waited for, and
     * what was only stopped is named as busy.
     */
    HoldMove nextKeepingPauses() {
        if (reading.isDoubtful()) {
            return new Blocked(List.of(), reading.doubts(), List.of());
        }
        var free = free();
        var busy = findings.stream().flatMap(this::busy).toList();
        if (!busy.isEmpty()) {
            return new Blocked(busy, List.of(), hasOutlastedADrain() ? List.of() : free);
        }
        return free.isEmpty() ? parkedLast() : new Settle(settle, free);
    }

    private Release release(List<Finding> offenders) {
        var dags =
                Stream.concat(offenders.stream().map(Finding::dagId), ours.withParkedRuns())
                        .distinct()
                        .sorted()
                        .toList();
        return new Release(
                dags,
                offenders.stream()
                        .map(one -> one.busy("is waited for until it has ended"))
                        .toList());
    }

    /**
     * Only what is busy is waited for with nothing paused: one that is parked now holds up nobody.
     */
    private boolean hasOutlastedADrain() {
        return findings.stream().map(Finding::key).anyMatch(overlong::contains);
    }

    /** DAGs without an active run, and what was written down but perhaps not paused. */
    private List<Wanted> free() {
        var running =
                findings.stream()
                        .filter(finding -> !finding.is(Activity.STALE))
                        .map(Finding::dagId)
                        .collect(Collectors.toSet());
        return reading.dags().values().stream()
                .filter(dag -> ours.mayPause(dag) || ours.isUncertain(dag))
                .filter(dag -> dag.paused() || !running.contains(dag.dagId()))
                .map(dag -> new Wanted(dag.dagId(), ours.parkedRuns(dag)))
                .sorted(Comparator.comparing(Wanted::dagId))
                .toList();
    }

    private Stream<Finding> busy(Finding finding) {
        if (ours.hasPaused(finding)) {
            return ours.offends(finding) && finding.is(Activity.BUSY)
                    ? Stream.of(finding)
                    : Stream.empty();
        }
        if (ours.awaits(finding)) {
            return Stream.of(finding.busy("is waited for until it has ended"));
        }
        return switch (finding.activity()) {
            case BUSY -> Stream.of(finding);
            case PARKED, POKING ->
                    ours.isTaken(finding.dagId())
                            ? Stream.of(finding.busy("somebody else unpaused its DAG"))
                            : Stream.empty();
            case INERT, STALE -> Stream.empty();
        };
    }

    private HoldMove parkedLast() {
        if (findings.stream().anyMatch(finding -> finding.is(Activity.POKING))) {
            return again(Clearance.LOOK);
        }
        var parked = findings.stream().filter(finding -> finding.is(Activity.PARKED)).toList();
        if (parked.isEmpty()) {
            return allPaused();
        }
        var wait =
                parked.stream()
                        .map(finding -> sightings.untilSettled(reading.at(), finding))
                        .max(Comparator.naturalOrder())
                        .orElse(settle);
        return wait.isPositive() ? again(wait) : new Settle(settle, wanted(parked));
    }

    private static List<Wanted> wanted(List<Finding> parked) {
        var runs =
                parked.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Finding::dagId,
                                        Collectors.mapping(
                                                one -> one.key().runId(), Collectors.toSet())));
        return runs.entrySet().stream()
                .map(entry -> new Wanted(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Wanted::dagId))
                .toList();
    }

    private HoldMove allPaused() {
        if (findings.stream().anyMatch(ours::isFinishingAPoke)) {
            return again(Clearance.LOOK);
        }
        var since = Stream.concat(Stream.of(begun), ours.pausedAt());
        var last = since.max(Comparator.naturalOrder()).orElse(begun);
        var wait = settle.minus(Duration.between(last, reading.at()));
        return wait.isPositive()
                ? again(wait)
                : new Held(findings.stream().map(this::report).toList());
    }

    private RunningDag report(Finding finding) {
        return ours.sacrificed(finding).report(ours.verdict(finding), null);
    }

    private static Settle again(Duration wait) {
        return new Settle(wait, List.of());
    }
}
