package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a DAG; its tasks run one after the other. */
final class RunState {
    final DagState dag;
    final int number;
    final String runId;
    final String type;
    final Instant queuedAt;
    final List<TaskState> tasks = new ArrayList<>();
    String state = "queued";
    @Nullable Instant startedAt;
    @Nullable Instant endedAt;
    @Nullable Instant decidedAt;
    // what the sensors of this run wait for has come
    boolean letGo;

    RunState(DagState dag, int number, String type, Instant queuedAt) {
        this.dag = dag;
        this.number = number;
        this.type = type;
        this.queuedAt = queuedAt;
        this.runId = type + "__" + Times.plus(queuedAt);
        for (var play : dag.play.tasks()) {
            tasks.add(new TaskState(play, -1, tasks.size()));
        }
    }

    boolean active() {
        return state.equals("running") || state.equals("queued");
    }

    boolean allFinished() {
        return tasks.stream().allMatch(TaskState::finished);
    }

    boolean anyFailed() {
        return tasks.stream().anyMatch(task -> task.is("failed"));
    }

    /** The instances of the first task that has not ended, mapped ones together. */
    List<TaskState> stage() {
        var first = tasks.stream().filter(task -> !task.finished()).findFirst();
        return first.map(next -> tasks.stream().filter(task -> task.play == next.play).toList())
                .orElse(List.of());
    }

    /** Puts n instances in the place of the one that stood for them. */
    void expand(TaskState unexpanded) {
        var place = tasks.indexOf(unexpanded);
        tasks.remove(place);
        for (int i = 0; i < unexpanded.play.copies(); i++) {
            tasks.add(place + i, new TaskState(unexpanded.play, i, unexpanded.number));
        }
    }
}
