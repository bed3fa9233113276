package dev.airlock.simulation;

import dev.airlock.simulation.SimulatedDag.By;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.SchedulerJobs;
import dev.airlock.watcher.airflow.Airflow.Version;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.Run;
import dev.airlock.watcher.platform.ActiveRun;
import dev.airlock.watcher.platform.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The platform: DAGs whose runs go on by themselves, an instance that restarts and kills them. */
public final class SimulatedAirflow implements Agent {
    private static final Duration SCHEDULER = Duration.ofSeconds(2);

    /** An answer that cannot be used; what was asked for may have been done all the same. */
    public static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final World world;
    private final List<SimulatedDag> dags =
            List.of(
                    new SimulatedDag("loader", false),
                    new SimulatedDag("cleaner", false),
                    new SimulatedDag("catalog_image_data_refresh", true));
    private final boolean tellsJobs;
    private final double busy;
    private Instant due;
    private Instant downSince = Instant.MAX;
    private Instant upAt = Instant.MIN;
    private Instant startedAt;
    private boolean ill;
    private String version = "2.9.0";
    private int made;

    SimulatedAirflow(World world) {
        this.world = world;
        this.tellsJobs = world.chance().once(0.6);
        this.busy = world.chance().of(List.of(0.0, 0.1, 0.3));
        this.startedAt = world.clock().instant().minus(Duration.ofDays(1));
        this.due = world.clock().instant();
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public void act() {
        var now = world.clock().instant();
        due = now.plus(world.chance().upTo(Duration.ofSeconds(busy == 0 ? 600 : 90)));
        if (isDown()) {
            return;
        }
        for (var dag : dags) {
            if (dag.runs.isEmpty() && world.chance().once(busy) && !world.isCalm()) {
                var run = new SimulatedRun(dag.id, "run-" + ++made, dag.refresh, now);
                if (dag.schedules(now) || world.chance().once(0.3)) {
                    dag.runs.add(run);
                }
            }
            for (var run : dag.runs) {
                if (world.chance().once(0.7)) {
                    run.goOn(dag.schedules(now), now, world.chance());
                }
            }
            dag.runs.removeIf(SimulatedRun::isOver);
        }
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    private boolean isDown() {
        var now = world.clock().instant();
        return !now.isBefore(downSince) && now.isBefore(upAt);
    }

    /** Another image: what works is killed, and after a while another instance answers. */
    void restart(String version, boolean ill) {
        var now = world.clock().instant();
        world.trace().say(() -> "Airflow restarts" + (ill ? ", ill" : ""));
        for (var dag : dags) {
            for (var run : dag.runs) {
                if (run.isKilledByRestart()) {
                    world.invariants().killed(run, dag);
                    run.kill();
                }
            }
            dag.runs.removeIf(SimulatedRun::isOver);
        }
        downSince = now;
        upAt = now.plus(world.chance().upTo(Duration.ofMinutes(4)));
        startedAt = upAt;
        this.version = version;
        this.ill = ill;
    }

    private void mayBeAway() {
        if (isDown() || (!world.isCalm() && world.chance().once(0.02))) {
            throw new Away();
        }
    }

    /** As the watcher reads it. */
    public Reading read() {
        var now = world.clock().instant();
        try {
            mayBeAway();
        } catch (Away e) {
            return Reading.doubtful(now, null, "no answer");
        }
        List<ActiveRun> runs =
                dags.stream().flatMap(dag -> dag.runs.stream()).map(SimulatedRun::read).toList();
        Map<String, Dag> read =
                dags.stream().collect(Collectors.toMap(dag -> dag.id, SimulatedDag::read));
        return new Reading(
                now,
                new Version(version, false),
                read,
                runs,
                ill ? List.of("the scheduler is not healthy") : List.of());
    }

    public List<Run> activeRuns() {
        mayBeAway();
        return dags.stream().flatMap(dag -> dag.runs.stream()).map(SimulatedRun::run).toList();
    }

    public Map<String, Dag> listDags() {
        mayBeAway();
        return dags.stream().collect(Collectors.toMap(dag -> dag.id, SimulatedDag::read));
    }

    /** By us. */
    public void setPaused(String dagId, boolean paused) {
        if (world.chance().once(0.5)) {
            mayBeAway();
        }
        world.trace().say(() -> "airlock " + (paused ? "pauses " : "unpauses ") + dagId);
        var dag = dag(dagId).orElseThrow();
        if (!paused) {
            world.invariants().unpausing(dag);
        }
        set(dag, paused, By.US);
        mayBeAway();
    }

    private void set(SimulatedDag dag, boolean paused, By by) {
        if (dag.paused != paused) {
            var now = world.clock().instant();
            dag.paused = paused;
            dag.by = by;
            dag.changedAt = now;
            dag.schedulesUntil = now.plus(world.chance().upTo(SCHEDULER));
            if (world.chance().once(0.3)) {
                due = now.plus(world.chance().upTo(SCHEDULER));
            }
        }
    }

    /** A person pauses what runs, or unpauses what does not; never what we are about to pause. */
    void touchedByPeople() {
        var dag = world.chance().of(dags);
        if (dag.paused || !world.watcher().mayHavePaused(dag.id)) {
            world.trace().say(() -> "somebody " + (dag.paused ? "un" : "") + "pauses " + dag.id);
            set(dag, !dag.paused, By.PEOPLE);
        }
    }

    /** People say that these pauses are theirs from now on. */
    void takenOver(List<String> dagIds) {
        dags.stream().filter(dag -> dagIds.contains(dag.id)).forEach(dag -> dag.by = By.PEOPLE);
    }

    Optional<SimulatedDag> dag(String dagId) {
        return dags.stream().filter(dag -> dag.id.equals(dagId)).findFirst();
    }

    List<SimulatedDag> dags() {
        return dags;
    }

    /** As the verifier reads it. */
    public AirflowReading look() {
        if (isDown()) {
            return new AirflowReading.Down("connection refused");
        }
        if (!world.isCalm() && world.chance().once(0.02)) {
            return new AirflowReading.Strange("a page for people");
        }
        return new AirflowReading.Answering(version, !ill, "health", tellsJobs);
    }

    public SchedulerJobs jobs() {
        if (!tellsJobs) {
            return new SchedulerJobs.Untold("Airflow 2 has no such endpoint");
        }
        var now = world.clock().instant();
        return new SchedulerJobs.Told(
                List.of(new SchedulerJobs.Job(1, "running", "host", startedAt, null, now)));
    }
}
