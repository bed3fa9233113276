package dev.airlock.watcher.hold;

import dev.airlock.kit.step.StepContext;
import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.platform.Parallel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pauses and unpauses, a few DAGs at a time; what is paused is written down before. */
@ApplicationScoped
class Pausing {
    private final DagPauses pauses;
    private final Clock clock;

    Pausing(DagPauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Pauses, then notes which runs were there all the same.
     *
     * @throws AirflowFault if that is not certain; what is written down then says so
     */
    void pause(StepContext context, Airflow airflow, List<Wanted> wanted)
            throws InterruptedException {
        if (wanted.isEmpty()) {
            return;
        }
        var cause = context.cause();
        context.transact(() -> {
            pauses.want(cause.deployId(), cause.target(), wanted);
            return wanted;
        });
        var gone =
                Parallel.map(wanted, one -> pauseOne(context, airflow, one.dagId())).stream()
                        .filter(dagId -> !dagId.isEmpty())
                        .collect(Collectors.toSet());
        var at = clock.instant();
        Map<String, Set<String>> seen =
                airflow.activeRuns().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Run::dagId,
                                        Collectors.mapping(Run::runId, Collectors.toSet())));
        context.transact(() -> {
            for (var one : wanted) {
                if (gone.contains(one.dagId())) {
                    pauses.gone(cause.deployId(), one.dagId());
                } else {
                    var runs = seen.getOrDefault(one.dagId(), Set.of());
                    pauses.paused(cause.deployId(), one.dagId(), runs, at);
                }
            }
            return wanted;
        });
    }

    /** The DAG's id if it is gone, else nothing. */
    private static String pauseOne(StepContext context, Airflow airflow, String dagId) {
        context.checkCurrent();
        try {
            airflow.setPaused(dagId, true);
            return "";
        } catch (AirflowFault.Missing e) {
            return dagId;
        }
    }

    /**
     * Unpauses those that are still paused by this deploy; that is written down before, so that its
     * own unpause is never taken for somebody else's.
     *
     * @param resumed whether it is the deploy's resume, which names them
     * @throws AirflowFault if an unpause is refused or not confirmed; what was done is noted
     */
    void unpause(StepContext context, Airflow airflow, List<String> dagIds, boolean resumed)
            throws InterruptedException {
        if (dagIds.isEmpty()) {
            return;
        }
        airflow.version();
        var listed =
                airflow.dags().stream().collect(Collectors.toMap(Dag::dagId, Function.identity()));
        var dags = Parallel.map(dagIds, dagId -> new Found(dagId, find(airflow, listed, dagId)));
        var paused = dags.stream().filter(Found::isPaused).map(Found::dagId).toList();
        context.transact(() -> {
            settle(context.cause().deployId(), dags, resumed);
            return paused;
        });
        Parallel.map(paused, dagId -> unpauseOne(context, airflow, dagId, resumed));
    }

    /** A DAG of ours as Airflow has it; absent if it is gone. */
    private record Found(String dagId, Optional<Dag> dag) {
        boolean isPaused() {
            return dag.filter(Dag::paused).isPresent();
        }
    }

    private static Optional<Dag> find(Airflow airflow, Map<String, Dag> listed, String dagId) {
        return Optional.ofNullable(listed.get(dagId)).or(() -> airflow.dag(dagId));
    }

    /** What needs no unpause, and why; the rest is about to be unpaused. */
    private void settle(UUID deployId, List<Found> dags, boolean resumed) {
        var before = pauses.of(deployId);
        for (var found : dags) {
            var pause = before.get(found.dagId());
            if (found.dag().isEmpty()) {
                pauses.gone(deployId, found.dagId());
            } else if (found.isPaused()) {
                pauses.undoing(deployId, found.dagId());
            } else if (pause != null && pause.is(PauseState.PAUSED)) {
                pauses.taken(deployId, found.dagId());
            } else {
                var byUs = pause != null && pause.is(PauseState.UNDOING);
                pauses.undone(deployId, found.dagId(), resumed && byUs);
            }
        }
    }

    private String unpauseOne(StepContext context, Airflow airflow, String dagId, boolean resumed) {
        context.checkCurrent();
        airflow.setPaused(dagId, false);
        note(context, () -> pauses.undone(context.cause().deployId(), dagId, resumed));
        return dagId;
    }

    private static void note(StepContext context, Runnable work) {
        // Told regardless of the attempt: it has happened.
        context.record(work);
    }
}
