package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.watcher.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The watcher's tables: what {@link DagPauses} and {@link Holds} keep, without a database. */
final class SimulatedPauses {
    /** As {@link Hold}. */
    static final class Row {
        @Nullable Instant heldSince;
        boolean resumed;
        boolean returned;
        int abortAttempt;
        @Nullable ApplyEffect apply;
        boolean answered;
        @Nullable PausedDags abortDags;
    }

    private final Map<UUID, Map<String, Pause>> pauses = new HashMap<>();
    private final Map<UUID, Set<String>> resumed = new HashMap<>();
    private final Map<UUID, Row> holds = new HashMap<>();
    private final Clock clock;

    SimulatedPauses(Clock clock) {
        this.clock = clock;
    }

    Row hold(UUID deployId) {
        return holds.computeIfAbsent(deployId, _ -> new Row());
    }

    Row aborting(UUID deployId, int attempt) {
        var row = hold(deployId);
        if (row.abortAttempt < attempt) {
            row.abortAttempt = attempt;
            row.apply = null;
            row.answered = false;
            row.abortDags = null;
        }
        return row;
    }

    Map<String, Pause> of(UUID deployId) {
        return pauses.computeIfAbsent(deployId, _ -> new TreeMap<>());
    }

    List<String> live(UUID deployId) {
        return of(deployId).values().stream().filter(Pause::isLive).map(Pause::dagId).toList();
    }

    boolean isLive(String dagId) {
        return pauses.values().stream()
                .flatMap(rows -> rows.values().stream())
                .anyMatch(pause -> pause.dagId().equals(dagId) && pause.isLive());
    }

    Set<String> resumed(UUID deployId) {
        return resumed.computeIfAbsent(deployId, _ -> new HashSet<>());
    }

    List<String> in(UUID deployId, PauseState... states) {
        var wanted = Set.of(states);
        return of(deployId).values().stream()
                .filter(pause -> wanted.contains(pause.state()))
                .map(Pause::dagId)
                .toList();
    }

    void takeOver(UUID from, UUID to) {
        for (var dagId : live(from)) {
            of(to).put(dagId, of(from).remove(dagId));
        }
    }

    void forget(UUID deployId) {
        live(deployId).forEach(dagId -> set(deployId, dagId, PauseState.TAKEN));
    }

    void forgetEarlierHold(UUID deployId) {
        resumed(deployId).clear();
        in(deployId, PauseState.TAKEN, PauseState.GONE)
                .forEach(dagId -> set(deployId, dagId, PauseState.UNDONE));
    }

    void want(UUID deployId, List<Wanted> wanted) {
        for (var one : wanted) {
            var before = of(deployId).get(one.dagId());
            var at =
                    before != null && before.is(PauseState.WANTED)
                            ? before.wantedAt()
                            : clock.instant();
            resumed(deployId).remove(one.dagId());
            of(deployId)
                    .put(
                            one.dagId(),
                            new Pause(
                                    one.dagId(),
                                    PauseState.WANTED,
                                    one.parkedRuns(),
                                    Set.of(),
                                    Set.of(),
                                    at,
                                    null));
        }
    }

    void paused(UUID deployId, String dagId, Set<String> seen, Instant at) {
        var was = of(deployId).get(dagId);
        of(deployId)
                .put(
                        dagId,
                        new Pause(
                                dagId,
                                PauseState.PAUSED,
                                was.parkedRuns(),
                                seen,
                                was.awaitedRuns(),
                                was.wantedAt(),
                                at));
    }

    void set(UUID deployId, String dagId, PauseState state) {
        var was = of(deployId).get(dagId);
        put(deployId, was, state, was.awaitedRuns());
    }

    void undone(UUID deployId, String dagId, boolean byResume) {
        set(deployId, dagId, PauseState.UNDONE);
        if (byResume) {
            resumed(deployId).add(dagId);
        } else {
            resumed(deployId).remove(dagId);
        }
    }

    void await(UUID deployId, List<Finding> runs) {
        runs.stream()
                .collect(
                        Collectors.groupingBy(
                                Finding::dagId,
                                Collectors.mapping(one -> one.key().runId(), Collectors.toSet())))
                .forEach((dagId, ids) -> {
                    var was = of(deployId).get(dagId);
                    put(deployId, was, was.state(), ids);
                });
    }

    private void put(UUID deployId, Pause was, PauseState state, Set<String> awaited) {
        of(deployId)
                .put(
                        was.dagId(),
                        new Pause(
                                was.dagId(),
                                state,
                                was.parkedRuns(),
                                was.seenRuns(),
                                awaited,
                                was.wantedAt(),
                                was.pausedAt()));
    }
}
