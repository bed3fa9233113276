package dev.airlock.watcher.hold;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.airflow.Dag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened to DAGs while they were paused, for people; it never fails a resume. */
record Meanwhile(Airflow airflow, Instant now) {

    /** One line for each thing worth knowing of what was paused and is resumed. */
    List<String> tell(Collection<Pause> pauses) {
        var warnings = new ArrayList<String>();
        try {
            var dags =
                    airflow.dags().stream()
                            .collect(Collectors.toMap(Dag::dagId, Function.identity()));
            for (var pause : pauses) {
                var dag = dags.get(pause.dagId());
                if (dag != null) {
                    missed(pause, dag, warnings);
                }
                for (var runId : pause.parkedRuns()) {
                    parked(pause, runId, warnings);
                }
            }
        } catch (AirflowFault e) {
            warnings.add("what happened while the DAGs were paused is not known: " + e.reason());
        }
        return warnings.stream().sorted().toList();
    }

    private void missed(Pause pause, Dag dag, List<String> warnings) {
        if (dag.gone()) {
            warnings.add(pause.dagId() + " is unpaused, but its file is gone");
        }
        var next = dag.nextRunAt();
        if (next != null && !next.isAfter(now) && !next.isBefore(pause.wantedAt())) {
            warnings.add(pause.dagId() + " missed its schedule at " + next + "; it starts now");
        }
        if (dag.byEvents()) {
            warnings.add("events that start " + pause.dagId() + " were lost while it was paused");
        }
    }

    private void parked(Pause pause, String runId, List<String> warnings) {
        var state = airflow.run(pause.dagId(), runId).map(run -> run.state()).orElse("gone");
        if (state.equals("failed") || state.equals("gone")) {
            warnings.add("parked run " + runId + " of " + pause.dagId() + " is " + state);
        }
    }
}
