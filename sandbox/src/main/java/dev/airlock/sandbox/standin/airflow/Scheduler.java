package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.airflow.TaskPlay.Kind;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Moves runs and task instances as the real scheduler was seen to: of a paused DAG nothing is
 * scheduled, queued or poked any more, but what is queued or running goes on to its end.
 */
final class Scheduler {
    private final Timeline timeline;
    private final Supplier<Tempo> tempo;
    private final Supplier<Line> line;
    private final BooleanSupplier up;

    Scheduler(Timeline timeline, Supplier<Tempo> tempo, Supplier<Line> line, BooleanSupplier up) {
        this.timeline = timeline;
        this.tempo = tempo;
        this.line = line;
        this.up = up;
    }

    boolean schedules(DagState dag) {
        return up.getAsBoolean() && !dag.paused;
    }

    /** Moves on whatever of this DAG waits for the scheduler. */
    void look(DagState dag) {
        dag.activeRuns().forEach(this::look);
    }

    private void look(RunState run) {
        if (!schedules(run.dag) || !run.active()) {
            return;
        }
        run.decidedAt = timeline.now();
        if (run.state.equals("queued")) {
            run.state = "running";
            run.startedAt = timeline.now();
        }
        if (run.allFinished()) {
            end(run);
            return;
        }
        run.expandNext();
        run.stage().forEach(task -> look(run, task));
    }

    private void look(RunState run, TaskState task) {
        if (task.state == null || task.is("scheduled") || task.pokeIsDue(timeline.now())) {
            schedule(run, task);
        }
    }

    private void schedule(RunState run, TaskState task) {
        task.scheduled(timeline.now());
        plan(
                task,
                tempo.get().scheduled(),
                () -> {
                    if (schedules(run.dag)) {
                        queue(run, task);
                    }
                });
    }

    private void queue(RunState run, TaskState task) {
        task.state = "queued";
        task.queuedAt = timeline.now();
        task.tryNumber = Math.max(1, task.tryNumber);
        plan(task, tempo.get().queued(), () -> run(run, task));
    }

    private void run(RunState run, TaskState task) {
        task.state = "running";
        task.startedAt = timeline.now();
        task.endedAt = null;
        plan(task, task.resumed ? tempo.get().queued() : takes(run, task), () -> ran(run, task));
    }

    private void ran(RunState run, TaskState task) {
        if (task.play.kind() == Kind.WORK || task.resumed || run.letGo) {
            finish(run, task, task.play.fails() ? "failed" : "success");
        } else if (task.play.kind() == Kind.RESCHEDULE) {
            task.state = "up_for_reschedule";
            task.endedAt = timeline.now();
            task.pokeDue = timeline.now().plus(task.play.every());
            plan(task, task.play.every(), () -> look(run));
        } else if (task.play.kind() == Kind.DEFER) {
            task.state = "deferred";
            task.deferredAt = timeline.now();
        } else {
            plan(task, task.play.every(), () -> ran(run, task));
        }
    }

    private static Duration takes(RunState run, TaskState task) {
        var instead = task.play.isSensor() ? null : run.workTakes;
        return instead == null ? task.play.takes() : instead;
    }

    /** What works ends after so long, and so does what is to work yet. */
    void finishWork(RunState run, Duration after) {
        run.workTakes = after;
        run.stage().stream()
                .filter(task -> task.is("running") && !task.play.isSensor())
                .forEach(task -> plan(task, after, () -> ran(run, task)));
    }

    /** What the run's sensors wait for has come: each finds out in its own way. */
    void letGo(RunState run) {
        run.letGo = true;
        for (var task : run.stage()) {
            if (task.is("deferred")) {
                // The triggerer works on while the DAG is paused; what follows it does not.
                plan(task, tempo.get().between(), () -> fire(run, task));
            } else if (task.is("running") && task.play.kind() == Kind.POKE) {
                plan(task, tempo.get().between(), () -> ran(run, task));
            }
        }
    }

    private void fire(RunState run, TaskState task) {
        task.deferredAt = null;
        task.resumed = true;
        schedule(run, task);
    }

    /** The sensors let go and the scheduler has queued what follows, all in one moment. */
    void letGoAtOnce(RunState run) {
        run.letGo = true;
        for (var task : run.stage()) {
            if (task.play.isSensor() && !task.finished()) {
                task.move++;
                finish(run, task, "success");
            }
        }
        run.expandNext();
        run.stage().stream()
                .filter(task -> task.state == null || task.is("scheduled"))
                .forEach(task -> queue(run, task));
    }

    private void finish(RunState run, TaskState task, String state) {
        task.state = state;
        task.endedAt = timeline.now();
        task.deferredAt = null;
        if (state.equals("failed")) {
            run.tasks.stream()
                    .filter(other -> other.state == null)
                    .forEach(other -> other.state = "upstream_failed");
        }
        if (run.allFinished()) {
            var delay = schedules(run.dag) ? tempo.get().between() : tempo.get().pausedRuns();
            timeline.after(delay, () -> end(run));
        } else if (schedules(run.dag)) {
            timeline.after(tempo.get().between(), () -> look(run));
        } else if (line.get() == Line.AIRFLOW_2) {
            // Airflow 2's mini-scheduler, in the task's own process, does not ask for the pause.
            run.stage().stream()
                    .filter(next -> next.state == null)
                    .forEach(next -> next.scheduled(timeline.now()));
        }
    }

    /** Ends runs, of paused DAGs too, whose tasks have all ended. */
    void endFinished(DagState dag) {
        dag.activeRuns().stream().filter(RunState::allFinished).forEach(this::end);
    }

    private void end(RunState run) {
        if (run.active() && up.getAsBoolean()) {
            run.state = run.anyFailed() ? "failed" : "success";
            run.endedAt = timeline.now();
        }
    }

    /** Its process is gone: the task fails, and the run with it. */
    void kill(RunState run, TaskState task) {
        task.move++;
        finish(run, task, "failed");
        run.state = "failed";
        run.endedAt = timeline.now();
    }

    /** Its executor is gone before it began: a later scheduler queues it again. */
    void unqueue(TaskState task) {
        task.move++;
        task.state = "scheduled";
    }

    private void plan(TaskState task, Duration delay, Runnable event) {
        var move = ++task.move;
        timeline.after(
                delay,
                () -> {
                    if (task.move == move) {
                        event.run();
                    }
                });
    }
}
