package dev.airlock.sandbox.standin.airflow;

import java.time.Duration;
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

    /** Instead of what its tasks would take. */
    @Nullable Duration workTakes;

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

    /** One that has ended well. */
    static RunState past(DagState dag, int number, Instant start, Instant end) {
        var run = new RunState(dag, number, "scheduled", start);
        run.state = "success";
        run.startedAt = start;
        run.decidedAt = start;
        run.endedAt = end;
        for (var task : run.tasks) {
            task.state = "success";
            task.tryNumber = 1;
            task.startedAt = start;
            task.endedAt = end;
        }
        return run;
    }

    /** As a pause leaves it between its first task and the next. */
    void stopAfterFirst(Instant at) {
        state = "running";
        startedAt = at;
        decidedAt = at;
        var first = tasks.getFirst();
        first.state = "success";
        first.tryNumber = 1;
        first.startedAt = at;
        first.endedAt = at;
        stage().forEach(task -> task.scheduled(at));
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

    /** The next task's mapped instances take the place of the one that stood for them. */
    void expandNext() {
        for (var task : stage()) {
            if (task.unexpanded()) {
                var place = tasks.indexOf(task);
                tasks.remove(place);
                for (int i = 0; i < task.play.copies(); i++) {
                    tasks.add(place + i, new TaskState(task.play, i, task.number));
                }
            }
        }
    }
}
