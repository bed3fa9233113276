package dev.airlock.infra.lock;

import dev.airlock.event.Step;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandRunner.Until;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.Workspace;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.Evidence;
import dev.airlock.infra.work.InfraCommands;
import dev.airlock.infra.work.InfraCommands.Run;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Runs what locks the state, and releases a lock that one of those left: only one that it was seen
 * to hold, and only once none of its processes is there.
 */
@ApplicationScoped
public class StateLocks {
    private final InfraCommands commands;
    private final HeldLocks locks;
    private final Processes processes;
    private final Workspaces workspaces;

    StateLocks(
            InfraCommands commands, HeldLocks locks, Processes processes, Workspaces workspaces) {
        this.commands = commands;
        this.locks = locks;
        this.processes = processes;
        this.workspaces = workspaces;
    }

    /** Runs it, and notes which lock it holds while it works. It must take that lock. */
    public CommandResult run(
            StepContext context, InfraConfig config, Workspace workspace, Run run, Until until)
            throws InterruptedException {
        var runId = UUID.randomUUID();
        try (var watch =
                new LockWatch(
                        atWork -> note(context, config, workspace, run.step(), runId, atWork))) {
            return commands.run(
                    context, config, workspace, run, until, Processes.mark(runId), watch::printed);
        }
    }

    private void note(
            StepContext context,
            InfraConfig config,
            Workspace workspace,
            Step step,
            UUID runId,
            BooleanSupplier atWork)
            throws InterruptedException {
        var here = processes.here();
        if (here.isEmpty()) {
            return;
        }
        var line = config.commands().holder();
        var asked =
                commands.ask(
                        context,
                        config,
                        workspace,
                        new Run(step, line, values(config, Map.of()), false));
        var refusal = LockRefusal.read(asked);
        if (refusal.isPresent() && atWork.getAsBoolean() && isAlive(runId)) {
            var replica = processes.areBoundToUs() ? workspaces.replica() : null;
            var held = new HeldLock(refusal.get().lockId(), runId, here.get(), replica);
            locks.note(context.cause().target(), held);
        }
    }

    /**
     * Runs what changes nothing, and once more if a lock stood in its way that a dead Terraform of
     * ours had left; fails as {@link Evidence#require} does.
     *
     * @return what had to be done for it, for people
     */
    public List<String> require(
            StepContext context, InfraConfig config, Workspace workspace, Run run, String what)
            throws StepUnavailable, StepFailure, InterruptedException {
        var until = new Until.Superseded();
        var result = run(context, config, workspace, run, until);
        var obstacle = release(context, config, workspace, run.step(), result);
        if (obstacle.filter(Obstacle::released).isPresent()) {
            context.checkCurrent();
            result = run(context, config, workspace, run, until);
        }
        var told = obstacle.map(Obstacle::told).stream().toList();
        Evidence.require(context, result, what, told);
        return told;
    }

    /** A lock that stood in the way of a command; whether it does no more, and what is told. */
    private record Obstacle(boolean released, String told) {}

    private Optional<Obstacle> release(
            StepContext context,
            InfraConfig config,
            Workspace workspace,
            Step step,
            CommandResult refused)
            throws InterruptedException {
        var refusal = LockRefusal.read(refused);
        if (refusal.isEmpty()) {
            return Optional.empty();
        }
        var lockId = refusal.get().lockId();
        var standing =
                LockStanding.of(
                        locks.find(context.cause().target(), lockId),
                        processes.here(),
                        this::isAlive,
                        this::hasDied);
        if (standing != LockStanding.LEFT) {
            return Optional.of(new Obstacle(false, kept(refusal.get(), standing)));
        }
        var found = "the state's lock %s: %s".formatted(lockId, standing.sentence());
        context.checkCurrent();
        commands.say(context, step, "state lock", found);
        var unlocked = unlock(context, config, workspace, step, lockId);
        var isReleased = unlocked instanceof Finished finished && finished.succeeded();
        return Optional.of(
                new Obstacle(
                        isReleased,
                        found + (isReleased ? "; released" : "; " + unlocked.summary("unlock"))));
    }

    private CommandResult unlock(
            StepContext context, InfraConfig config, Workspace workspace, Step step, String lockId)
            throws InterruptedException {
        var values = values(config, Map.of("lockId", lockId));
        return commands.run(
                context,
                config,
                workspace,
                new Run(step, config.commands().unlock(), values, true),
                new Until.ItsEnd());
    }

    private static String kept(LockRefusal refusal, LockStanding standing) {
        return "the state's lock %s is not released: %s; a person does, with terraform force-unlock, who has seen that its holder is gone%s"
                .formatted(
                        refusal.lockId(),
                        standing.sentence(),
                        refusal.tellsOfItself()
                                ? " (Lock Info tells of the command that was refused, not of the"
                                        + " holder)"
                                : "");
    }

    private boolean isAlive(UUID runId) {
        try {
            return processes.isAlive(runId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasDied(String replica) {
        try {
            return workspaces.hasDied(replica);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> values(InfraConfig config, Map<String, String> more) {
        var values = new HashMap<>(more);
        values.put("environment", config.environment());
        values.put("module", config.module());
        return values;
    }
}
