package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The DAGs of one Airflow and what happens to them: runs, pauses, restarts. */
final class Platform {
    private final Timeline timeline;
    private final Instance instance;
    private final Scheduler scheduler;
    private final Map<String, DagState> dags = new TreeMap<>();
    private final Surprises surprises = new Surprises();
    private final List<PauseCall> pauseCalls = new ArrayList<>();
    private final List<KilledTask> killed = new ArrayList<>();
    private Line line = Line.AIRFLOW_3;
    private Tempo tempo = Tempo.quick();
    private RestartPlan restartPlan = RestartPlan.atOnce();
    private int runs;

    Platform(Timeline timeline) {
        this.timeline = timeline;
        this.instance = new Instance(timeline, line.recordedVersion());
        this.scheduler = new Scheduler(timeline, () -> tempo, () -> line, instance::healthy);
    }

    Line line() {
        return line;
    }

    void line(Line newLine, String version) {
        line = newLine;
        instance.version(version);
    }

    void tempo(Tempo newTempo) {
        tempo = newTempo;
    }

    void restartPlan(RestartPlan plan) {
        restartPlan = plan;
    }

    Instance instance() {
        return instance;
    }

    Optional<DagState> dag(String dagId) {
        return Optional.ofNullable(dags.get(dagId));
    }

    List<DagState> dags() {
        return List.copyOf(dags.values());
    }

    void add(DagPlay play) {
        var dag = new DagState(play);
        dags.put(play.dagId(), dag);
        for (int i = play.pastRuns(); i > 0; i--) {
            var start = timeline.now().minus(Duration.ofDays(i));
            dag.runs.add(RunState.past(dag, ++runs, start, start.plus(play.pastTook())));
        }
        if (play.every() != null) {
            tick(dag, play.every());
        }
    }

    private void tick(DagState dag, Duration every) {
        dag.nextRunAt = timeline.now().plus(every);
        timeline.after(
                every,
                () -> {
                    if (scheduler.schedules(dag) && dag.activeRuns().isEmpty()) {
                        startRun(dag.dagId(), "scheduled");
                    } else if (!scheduler.schedules(dag)) {
                        dag.missed = true;
                    }
                    tick(dag, every);
                });
    }

    RunState startRun(String dagId, String type) {
        var dag = dag(dagId).orElseThrow();
        var run = new RunState(dag, ++runs, type, timeline.now());
        dag.runs.add(run);
        timeline.after(tempo.between(), () -> scheduler.look(dag));
        return run;
    }

    RunState stuckRun(String dagId) {
        var run = startRun(dagId, "manual");
        run.stopAfterFirst(timeline.now().minus(Duration.ofHours(1)));
        return run;
    }

    void letGo(String dagId) {
        dag(dagId).orElseThrow().activeRuns().forEach(scheduler::letGo);
    }

    void finishWork(String dagId, Duration after) {
        dag(dagId).orElseThrow().activeRuns().forEach(run -> scheduler.finishWork(run, after));
    }

    void letGoAtOnce(String dagId) {
        dag(dagId).orElseThrow().activeRuns().forEach(scheduler::letGoAtOnce);
    }

    Surprises surprises() {
        return surprises;
    }

    /** The flag over the API: recorded, and scripted surprises come before it. */
    DagState patchPaused(String dagId, boolean paused) {
        if (paused) {
            surprises.beforePause(dagId);
        }
        var dag = dag(dagId).orElseThrow();
        pauseCalls.add(new PauseCall(timeline.now(), dagId, paused, dag.paused != paused));
        setPaused(dagId, paused);
        return dag;
    }

    void setPaused(String dagId, boolean paused) {
        var dag = dag(dagId).orElseThrow();
        dag.paused = paused;
        if (!paused) {
            timeline.after(tempo.between(), () -> resume(dag));
        }
    }

    /** Goes on where the pause stopped, with one run for all the times that were missed. */
    private void resume(DagState dag) {
        if (!scheduler.schedules(dag)) {
            return;
        }
        if (dag.missed && dag.activeRuns().isEmpty()) {
            startRun(dag.dagId(), "scheduled");
        }
        dag.missed = false;
        scheduler.look(dag);
    }

    void schedulerHealthy(boolean healthy) {
        instance.healthy(healthy);
        if (healthy) {
            dags.values().forEach(this::resume);
        }
    }

    void restart(String tag) {
        instance.restart(tag, restartPlan, this::stopping, this::started);
    }

    /** Who is queued is queued again later; who is running is killed. */
    private void stopping() {
        dags.values().stream()
                .flatMap(dag -> dag.activeRuns().stream())
                .forEach(run -> {
                    for (var task : List.copyOf(run.tasks)) {
                        if (task.is("queued")) {
                            scheduler.unqueue(task);
                        } else if (task.is("running")) {
                            killed.add(KilledTask.of(timeline.now(), run, task));
                            scheduler.kill(run, task);
                        }
                    }
                });
    }

    private void started() {
        for (var dag : dags.values()) {
            scheduler.endFinished(dag);
            resume(dag);
        }
        surprises.afterRestart();
    }

    List<PauseCall> pauseCalls() {
        return List.copyOf(pauseCalls);
    }

    SortedSet<String> pausedDags() {
        var paused = new TreeSet<String>();
        dags.values().stream().filter(dag -> dag.paused).forEach(dag -> paused.add(dag.dagId()));
        return paused;
    }

    List<KilledTask> killed() {
        return List.copyOf(killed);
    }
}
