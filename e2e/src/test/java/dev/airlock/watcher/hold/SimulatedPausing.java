package dev.airlock.watcher.hold;

import dev.airlock.event.Envelope;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.Breakage;
import dev.airlock.simulation.SimulatedAirflow.Away;
import dev.airlock.simulation.World;
import dev.airlock.watcher.airflow.Run;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link Pausing}, one call of Airflow at a time: written down, done, noted. */
record SimulatedPausing(World world, SimulatedPauses pauses) {
    /** What is done instead when Airflow does not answer. */
    interface Otherwise extends Function<String, Act.Next> {}

    /** In the transaction of who decides; the rest follows. */
    Act.Next pause(Envelope cause, List<Wanted> wanted, Act then, Otherwise otherwise) {
        if (wanted.isEmpty()) {
            return then.run();
        }
        if (!world.isBroken(Breakage.PAUSE_NOT_WRITTEN_DOWN)) {
            pauses.want(cause.deployId(), wanted);
        }
        return Act.then(() -> pauseNext(cause, wanted, 0, then, otherwise));
    }

    private Act.Next pauseNext(
            Envelope cause, List<Wanted> wanted, int at, Act then, Otherwise otherwise) {
        if (at == wanted.size()) {
            return noted(cause, wanted, then, otherwise);
        }
        try {
            world.airflow().setPaused(wanted.get(at).dagId(), true);
            return Act.then(() -> pauseNext(cause, wanted, at + 1, then, otherwise));
        } catch (Away e) {
            return otherwise.apply("no answer");
        }
    }

    private Act.Next noted(Envelope cause, List<Wanted> wanted, Act then, Otherwise otherwise) {
        List<Run> seen;
        try {
            seen = world.airflow().activeRuns();
        } catch (Away e) {
            return otherwise.apply("no answer");
        }
        var at = world.clock().instant();
        return Act.then(() -> {
            if (world.isBroken(Breakage.PAUSE_NOT_WRITTEN_DOWN)) {
                pauses.want(cause.deployId(), wanted);
            }
            for (var one : wanted) {
                var runs =
                        seen.stream()
                                .filter(run -> run.dagId().equals(one.dagId()))
                                .map(Run::runId)
                                .collect(Collectors.toSet());
                pauses.paused(cause.deployId(), one.dagId(), Set.copyOf(runs), at);
            }
            return Act.after(Duration.ZERO, then);
        });
    }

    /** Finds what is still ours, writes down that it will be unpaused, unpauses it. */
    Act.Next unpause(
            Envelope cause, List<String> dagIds, boolean resumed, Act then, Otherwise otherwise) {
        if (dagIds.isEmpty()) {
            return then.run();
        }
        List<String> paused;
        try {
            var dags = world.airflow().listDags();
            paused = dagIds.stream().filter(dagId -> dags.get(dagId).paused()).toList();
        } catch (Away e) {
            return otherwise.apply("no answer");
        }
        return Act.then(() -> {
            if (!pauses.of(cause.deployId()).keySet().containsAll(dagIds)) {
                return otherwise.apply("a rollback has taken them over");
            }
            dagIds.forEach(dagId -> settle(cause, dagId, paused.contains(dagId), resumed));
            return Act.then(() -> unpauseNext(cause, paused, 0, resumed, then, otherwise));
        });
    }

    private void settle(Envelope cause, String dagId, boolean paused, boolean resumed) {
        var id = cause.deployId();
        var pause = pauses.of(id).get(dagId);
        if (paused) {
            pauses.set(id, dagId, PauseState.UNDOING);
        } else if (pause.is(PauseState.PAUSED)) {
            pauses.set(id, dagId, PauseState.TAKEN);
        } else {
            pauses.undone(id, dagId, resumed && pause.is(PauseState.UNDOING));
        }
    }

    private Act.Next unpauseNext(
            Envelope cause,
            List<String> dagIds,
            int at,
            boolean resumed,
            Act then,
            Otherwise otherwise) {
        if (at == dagIds.size()) {
            return Act.then(then);
        }
        try {
            world.airflow().setPaused(dagIds.get(at), false);
        } catch (Away e) {
            return otherwise.apply("no answer");
        }
        return Act.regardless(
                Duration.ZERO,
                () -> {
                    if (pauses.of(cause.deployId()).containsKey(dagIds.get(at))) {
                        pauses.undone(cause.deployId(), dagIds.get(at), resumed);
                    }
                    return Act.then(
                            () -> unpauseNext(cause, dagIds, at + 1, resumed, then, otherwise));
                });
    }
}
