package dev.airlock.simulation;

import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.airflow.TaskInstance;
import dev.airlock.watcher.platform.ActiveRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of one task after the other; the middle one of a refresh waits on its sensor. */
final class SimulatedRun {
    private static final List<String> REFRESH =
            List.of("PythonOperator", "HttpSensor", "PythonOperator");
    private static final List<String> ORDINARY = List.of("PythonOperator", "PythonOperator");

    final String dagId;
    final String runId;
    private final List<String> operators;
    private final @Nullable String[] states;
    private final Instant queuedAt;
    private @Nullable Instant startedAt;
    private boolean over;

    SimulatedRun(String dagId, String runId, boolean refresh, Instant queuedAt) {
        this.dagId = dagId;
        this.runId = runId;
        this.operators = refresh ? REFRESH : ORDINARY;
        this.states = new String[operators.size()];
        this.queuedAt = queuedAt;
    }

    boolean isOver() {
        return over;
    }

    /** A task that a restart kills. */
    boolean isKilledByRestart() {
        return Arrays.stream(states).anyMatch(s -> "running".equals(s) || "queued".equals(s));
    }

    void kill() {
        over = true;
    }

    /** One step on; a paused DAG starts nothing, and what is with the executor goes on. */
    void goOn(boolean schedules, Instant now, Chance chance) {
        int at = 0;
        while (at < states.length && "success".equals(states[at])) {
            at++;
        }
        var state = states[at];
        if (startedAt == null || state == null) {
            if (schedules) {
                startedAt = startedAt == null ? now : startedAt;
                states[at] = "scheduled";
            }
            return;
        }
        switch (state) {
            case "scheduled" -> states[at] = schedules ? "queued" : state;
            case "up_for_reschedule" -> states[at] = schedules ? "scheduled" : state;
            case "queued" -> states[at] = "running";
            default -> {
                var waits = operators.get(at).equals("HttpSensor") && !chance.once(0.1);
                states[at] = waits ? "up_for_reschedule" : "success";
                over = !waits && at == states.length - 1;
            }
        }
    }

    Run run() {
        var state = startedAt == null ? "queued" : "running";
        return new Run(dagId, runId, state, "scheduled", queuedAt, startedAt, null);
    }

    ActiveRun read() {
        var tasks = new ArrayList<TaskInstance>();
        for (int i = 0; i < states.length; i++) {
            tasks.add(new TaskInstance("t" + i, -1, states[i], operators.get(i), null));
        }
        return new ActiveRun(run(), tasks);
    }
}
