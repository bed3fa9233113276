package dev.airlock.watcher.hold;

import dev.airlock.event.RunVerdict;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.platform.Activity;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.RunClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reading in the light of what this deploy has paused. */
final class OurPauses {
    private final Map<String, Pause> pauses;
    private final Reading reading;
    private final RunClassifier classifier;
    private final Duration poke;

    OurPauses(Map<String, Pause> pauses, Reading reading, RunClassifier classifier, Duration poke) {
        this.pauses = Map.copyOf(pauses);
        this.reading = reading;
        this.classifier = classifier;
        this.poke = poke;
    }

    /** Paused and confirmed by us, and still so, be it that an unpause did not get through. */
    private @Nullable Pause standing(String dagId) {
        var pause = pauses.get(dagId);
        var dag = reading.dags().get(dagId);
        return pause != null
                        && (pause.is(PauseState.PAUSED) || pause.is(PauseState.UNDOING))
                        && dag != null
                        && dag.paused()
                ? pause
                : null;
    }

    boolean hasPaused(Finding finding) {
        return standing(finding.dagId()) != null && !finding.is(Activity.STALE);
    }

    /** Whether the run may not be deployed over, so that its DAG's pause is to be undone. */
    boolean offends(Finding finding) {
        var pause = standing(finding.dagId());
        if (pause == null || finding.is(Activity.STALE)) {
            return false;
        }
        var runId = finding.key().runId();
        if (pause.parkedRuns().contains(runId)) {
            return !classifier.stillWaits(finding.run())
                    || (!finding.is(Activity.INERT) && !withinPoke(pause));
        }
        return pause.seenRuns().contains(runId) || !finding.run().hasNotBegun();
    }

    /** What a hold says of the run; what is deployed over all the same is busy. */
    RunVerdict verdict(Finding finding) {
        if (offends(finding) || isFinishingAPoke(finding)) {
            return RunVerdict.BUSY;
        }
        if (wasParked(finding)) {
            return RunVerdict.PARKED;
        }
        if (hasPaused(finding)) {
            return RunVerdict.NOT_BEGUN;
        }
        return switch (finding.activity()) {
            case PARKED -> RunVerdict.PARKED;
            case INERT -> RunVerdict.INERT;
            case STALE -> RunVerdict.STALE;
            case POKING, BUSY -> RunVerdict.BUSY;
        };
    }

    /** The same, and why it is busy although our pause has stopped it. */
    Finding sacrificed(Finding finding) {
        if (isFinishingAPoke(finding)) {
            return finding.busy("in the middle of a poke that had begun before the pause");
        }
        return offends(finding) && finding.is(Activity.INERT)
                ? finding.busy("stopped between two tasks by the pause")
                : finding;
    }

    /** A poke that was under way at the pause; it ends by itself. */
    boolean isFinishingAPoke(Finding finding) {
        return wasParked(finding) && !finding.is(Activity.INERT);
    }

    private boolean withinPoke(Pause pause) {
        return pause.pausedAt() != null
                && Duration.between(pause.pausedAt(), reading.at()).compareTo(poke) < 0;
    }

    boolean wasParked(Finding finding) {
        var pause = standing(finding.dagId());
        return pause != null && pause.parkedRuns().contains(finding.key().runId());
    }

    boolean awaits(Finding finding) {
        var pause = pauses.get(finding.dagId());
        return pause != null && pause.awaitedRuns().contains(finding.key().runId());
    }

    boolean isTaken(String dagId) {
        var pause = pauses.get(dagId);
        return pause != null && pause.is(PauseState.TAKEN);
    }

    /** Unpaused, there, and not unpaused by somebody else after us. */
    boolean mayPause(Dag dag) {
        return !dag.paused() && !dag.gone() && !isTaken(dag.dagId());
    }

    /** Written down, and found paused: by us most likely, but not confirmed. */
    boolean isUncertain(Dag dag) {
        var pause = pauses.get(dag.dagId());
        return pause != null && pause.is(PauseState.WANTED) && dag.paused();
    }

    /** Every DAG that may be paused and is not, whatever runs of it. */
    List<Wanted> rest(List<Finding> findings) {
        var parked =
                findings.stream()
                        .filter(finding -> finding.is(Activity.PARKED))
                        .collect(
                                Collectors.groupingBy(
                                        Finding::dagId,
                                        Collectors.mapping(
                                                one -> one.key().runId(), Collectors.toSet())));
        return reading.dags().values().stream()
                .filter(dag -> mayPause(dag) || isUncertain(dag))
                .map(dag ->
                        new Wanted(dag.dagId(), parked.getOrDefault(dag.dagId(), parkedRuns(dag))))
                .sorted(Comparator.comparing(Wanted::dagId))
                .toList();
    }

    /** What was parked when an uncertain pause was written down. */
    Set<String> parkedRuns(Dag dag) {
        var pause = pauses.get(dag.dagId());
        return pause != null && isUncertain(dag) ? pause.parkedRuns() : Set.of();
    }

    Stream<String> withParkedRuns() {
        return pauses.values().stream()
                .filter(pause -> pause.isLive() && !pause.parkedRuns().isEmpty())
                .map(Pause::dagId);
    }

    Stream<Instant> pausedAt() {
        return pauses.values().stream()
                .filter(pause -> pause.is(PauseState.PAUSED))
                .flatMap(pause -> Stream.ofNullable(pause.pausedAt()));
    }

    /** The DAGs that we paused and that somebody has unpaused since. */
    List<String> takenNow() {
        return unpausedNow(PauseState.PAUSED);
    }

    /** The DAGs that we have unpaused without hearing that it was done. */
    List<String> undoneNow() {
        return unpausedNow(PauseState.UNDOING);
    }

    private List<String> unpausedNow(PauseState state) {
        return pauses.values().stream()
                .filter(pause -> pause.is(state))
                .map(pause -> reading.dags().get(pause.dagId()))
                .flatMap(Stream::ofNullable)
                .filter(dag -> !dag.paused())
                .map(Dag::dagId)
                .sorted()
                .toList();
    }
}
