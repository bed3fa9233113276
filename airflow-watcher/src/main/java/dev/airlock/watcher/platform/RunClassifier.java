package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.AirflowConfig;
import dev.airlock.watcher.airflow.TaskInstance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says what one reading means for each run; what it cannot place is busy. */
public final class RunClassifier {
    private final DagPatterns refreshDags;
    private final Set<String> sensorClasses;
    private final boolean pokeModeIsParked;

    public RunClassifier(AirflowConfig config) {
        this.refreshDags = new DagPatterns(config.refreshDags());
        this.sensorClasses = Set.copyOf(config.sensorClasses());
        this.pokeModeIsParked = config.pokeModeIsParked();
    }

    /** Every run of the reading. */
    public List<Finding> classify(Reading reading) {
        return reading.runs().stream().map(run -> classify(reading, run)).toList();
    }

    private Finding classify(Reading reading, ActiveRun run) {
        var dag = reading.dags().get(run.run().dagId());
        var works = first(run, this::wouldBeKilled);
        if (dag == null || dag.gone()) {
            return works.map(task -> new Finding(run, Activity.BUSY, task.describe()))
                    .orElseGet(() -> new Finding(run, Activity.STALE, "its DAG is gone"));
        }
        if (run.run().isBackfill() && !obeysPause(reading)) {
            return new Finding(run, Activity.BUSY, "a backfill, which ignores pauses");
        }
        if (dag.paused()) {
            return works.map(task -> new Finding(run, Activity.BUSY, task.describe()))
                    .orElseGet(() -> frozen(run));
        }
        return refreshDags.match(run.run().dagId())
                ? refreshing(run)
                : new Finding(run, Activity.BUSY, working(run));
    }

    private static boolean obeysPause(Reading reading) {
        return reading.version() != null && reading.version().backfillsObeyPause();
    }

    /** An empty list of a run that is under way proves nothing: Airflow 2 answers it to typos. */
    private static Finding frozen(ActiveRun run) {
        return run.tasks().isEmpty() && !run.run().isQueued()
                ? new Finding(run, Activity.BUSY, "Airflow lists none of its tasks")
                : new Finding(run, Activity.INERT, "its DAG is paused and nothing of it works");
    }

    private Finding refreshing(ActiveRun run) {
        var other = first(run, task -> task.hasBegun() && !task.isFinished() && !isSensor(task));
        if (other.isPresent()) {
            return new Finding(run, Activity.BUSY, other.get().describe());
        }
        var poke = first(run, task -> !task.isFinished() && isBetweenPokes(task));
        if (poke.isPresent()) {
            return new Finding(run, Activity.POKING, poke.get().describe());
        }
        return first(run, this::waits)
                .map(task -> new Finding(run, Activity.PARKED, task.describe()))
                .orElseGet(() -> new Finding(run, Activity.BUSY, "between two tasks"));
    }

    /** Waits, or is somewhere in a poke, on an HttpSensor. */
    private boolean isSensor(TaskInstance task) {
        return waits(task) || isBetweenPokes(task);
    }

    private boolean waits(TaskInstance task) {
        return task.isDeferredOnHttp()
                || (isOfSensorClass(task)
                        && (task.is("up_for_reschedule")
                                || task.is("deferred")
                                || (pokeModeIsParked && task.is("running"))));
    }

    private boolean isBetweenPokes(TaskInstance task) {
        return isOfSensorClass(task)
                && !waits(task)
                && (task.is("scheduled") || task.is("queued") || task.is("running"));
    }

    private boolean isOfSensorClass(TaskInstance task) {
        return task.operator() != null && sensorClasses.contains(task.operator());
    }

    private boolean wouldBeKilled(TaskInstance task) {
        return task.isActive() && !waits(task);
    }

    /**
     * Whether a run that was parked when its DAG was paused still is: its sensor has not let go,
     * and nothing but sensors is on its way.
     */
    public boolean stillWaits(ActiveRun run) {
        var onItsWay =
                run.tasks().stream().filter(task -> task.hasBegun() && !task.isFinished()).toList();
        return !onItsWay.isEmpty() && onItsWay.stream().allMatch(this::isSensor);
    }

    private static String working(ActiveRun run) {
        return first(run, TaskInstance::isActive)
                .or(() -> first(run, task -> task.hasBegun() && !task.isFinished()))
                .map(TaskInstance::describe)
                .orElseGet(() -> run.hasNotBegun() ? "queued" : "between two tasks");
    }

    private static Optional<TaskInstance> first(ActiveRun run, Predicate<TaskInstance> wanted) {
        return run.tasks().stream().filter(wanted).findFirst();
    }
}
