package dev.airlock.simulation;

import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.infra.command.CommandResult.TimedOut;
import dev.airlock.infra.work.TerraformState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** State and processes of Terraform, and the workflow that rolls back; both outlive the runner. */
public final class SimulatedTerraform implements Agent {
    /** How an apply is to go, unless it is interrupted or killed. */
    private enum Course {
        APPLIES,
        FAILS_BEFORE,
        FAILS_HALFWAY,
        REFUSES,
        HANGS,
        NOT_STARTED
    }

    private static final Duration SHORT = Duration.ofSeconds(40);

    private final World world;
    private long serial = 7;
    private boolean lockLeft;
    private @Nullable Process process;
    private @Nullable Instant workflowEnds;
    private int workflowRuns;
    private @Nullable Boolean workflowSucceeded;

    /** One apply. */
    private static final class Process {
        final Course course;
        Instant due;
        boolean begun;
        boolean interrupted;
        boolean detached;
        @Nullable CommandResult result;

        Process(Course course, Instant due) {
            this.course = course;
            this.due = due;
        }
    }

    SimulatedTerraform(World world) {
        this.world = world;
    }

    public TerraformState state() {
        return new TerraformState(serial, "lineage");
    }

    /** Starts an apply of exactly that plan. */
    public void apply(UUID deployId, UUID planId, TerraformState planned) {
        world.invariants().applying(deployId, planId);
        var course =
                !planned.equals(state())
                        ? Course.REFUSES
                        : world.chance().once(0.6)
                                ? Course.APPLIES
                                : world.chance().of(List.of(Course.values()));
        world.trace().say(() -> "Terraform starts: " + course);
        process = new Process(course, world.clock().in(world.chance().upTo(SHORT)));
        if (course == Course.NOT_STARTED) {
            process.result = new NotStarted("no such program");
        }
    }

    /** How the runner's apply ended; absent while it has not. */
    public @Nullable CommandResult result() {
        return process == null || process.detached ? new NotStarted("lost") : process.result;
    }

    public void interrupt() {
        if (process != null) {
            process.interrupted = true;
        }
    }

    /** Its runner is gone: it goes on alone, or dies with it and leaves its lock. */
    public void orphaned() {
        if (process == null || process.result != null) {
            return;
        }
        process.detached = true;
        if (world.chance().once(0.5)) {
            end(new Finished(137, "", "killed"));
            lockLeft = true;
        }
    }

    public boolean isRunning() {
        return process != null && process.result == null;
    }

    public boolean isLocked() {
        return lockLeft || isRunning();
    }

    /** Whether a plan against the state finds nothing left to do. */
    public boolean holdsAll() {
        return process != null
                && !isLocked()
                && process.result instanceof Finished finished
                && finished.succeeded();
    }

    boolean hasChanged() {
        return process != null && process.begun;
    }

    void unlocked() {
        lockLeft = false;
    }

    /** Somebody else applied something of theirs. */
    void movedByOthers() {
        if (!isLocked()) {
            world.trace().say(() -> "somebody else moves the state");
            serial++;
        }
    }

    public void dispatchWorkflow() {
        workflowRuns++;
        world.trace().say(() -> "the deployment workflow starts");
        workflowEnds = world.clock().in(world.chance().upTo(Duration.ofMinutes(10)));
        workflowSucceeded = null;
    }

    /** How often it was dispatched. */
    public int workflowRuns() {
        return workflowRuns;
    }

    /** Absent while it runs. */
    public @Nullable Boolean workflowSucceeded() {
        return workflowSucceeded;
    }

    @Override
    public Instant due() {
        var ends = workflowEnds == null ? Instant.MAX : workflowEnds;
        return isRunning() && process.due.isBefore(ends) ? process.due : ends;
    }

    @Override
    public void act() {
        var now = world.clock().instant();
        if (isRunning() && !process.due.isAfter(now)) {
            apply(process);
        }
        if (workflowEnds != null && !workflowEnds.isAfter(now)) {
            workflowEnds = null;
            workflowSucceeded = !isLocked() && world.chance().once(0.85);
            if (workflowSucceeded) {
                serial++;
                world.airflow().restart("2.9.0", world.chance().once(0.05));
            }
        }
    }

    private void apply(Process running) {
        running.due = world.clock().in(world.chance().upTo(SHORT));
        if (running.interrupted && world.chance().once(0.8)) {
            var killed = world.chance().once(0.2);
            lockLeft |= killed;
            serial += running.begun && !killed ? 1 : 0;
            end(new Interrupted(output(running), killed));
            return;
        }
        switch (running.course) {
            case NOT_STARTED -> throw new IllegalStateException("it has ended");
            case REFUSES -> end(new Finished(1, "", "Error: Saved plan is stale"));
            case FAILS_BEFORE -> end(new Finished(1, "", "Error: quota"));
            case APPLIES, FAILS_HALFWAY, HANGS -> goOn(running);
        }
    }

    private void goOn(Process running) {
        if (!running.begun) {
            running.begun = true;
            var version = world.chance().once(0.03) ? "2.10.0" : "2.9.0";
            world.airflow().restart(version, world.chance().once(0.05));
        } else if (running.course == Course.HANGS) {
            var killed = world.chance().once(0.5);
            lockLeft |= killed;
            serial += killed ? 0 : 1;
            end(new TimedOut(output(running), killed));
        } else {
            serial++;
            var succeeded = running.course == Course.APPLIES;
            end(new Finished(succeeded ? 0 : 1, "", output(running)));
        }
    }

    private static String output(Process running) {
        return running.begun ? "service: Modifying..." : "";
    }

    private void end(CommandResult result) {
        world.trace().say(() -> "Terraform ends: " + result.summary("it"));
        process.result = result;
    }

    @Override
    public boolean isBusy() {
        return isRunning() || workflowEnds != null;
    }
}
