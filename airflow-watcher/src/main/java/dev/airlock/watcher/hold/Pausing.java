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
import java.util.Set;
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
                    pauses.undone(cause.deployId(), one.dagId(), false);
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
     * Unpauses those that are still paused by this deploy.
     *
     * @param resumed whether it is the deploy's resume, which names them
     * @return warnings: what is gone, or was unpaused by somebody else
     * @throws AirflowFault if an unpause is refused or not confirmed; what was done is noted
     */
    List<String> unpause(StepContext context, Airflow airflow, List<String> dagIds, boolean resumed)
            throws InterruptedException {
        if (dagIds.isEmpty()) {
            return List.of();
        }
        airflow.version();
        var dags =
                airflow.dags().stream().collect(Collectors.toMap(Dag::dagId, Function.identity()));
        return Parallel.map(dagIds, dagId -> unpauseOne(context, airflow, dags, dagId, resumed))
                .stream()
                .filter(warning -> !warning.isEmpty())
                .toList();
    }

    private String unpauseOne(
            StepContext context,
            Airflow airflow,
            Map<String, Dag> listed,
            String dagId,
            boolean resumed) {
        context.checkCurrent();
        var deployId = context.cause().deployId();
        var dag = listed.containsKey(dagId) ? listed.get(dagId) : airflow.dag(dagId).orElse(null);
        if (dag == null) {
            note(context, () -> pauses.undone(deployId, dagId, false));
            return dagId + " is gone from Airflow";
        }
        if (!dag.paused()) {
            note(context, () -> pauses.taken(deployId, dagId));
            return dagId + " was unpaused already, not by this deploy";
        }
        airflow.setPaused(dagId, false);
        note(context, () -> pauses.undone(deployId, dagId, resumed));
        return dag.gone() ? dagId + " is unpaused, but its file is gone" : "";
    }

    private static void note(StepContext context, Runnable work) {
        // Told regardless of the attempt: it has happened.
        context.record(work);
    }
}
