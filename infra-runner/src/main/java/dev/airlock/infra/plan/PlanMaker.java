package dev.airlock.infra.plan;

import dev.airlock.event.Step;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.lock.StateLocks;
import dev.airlock.infra.repo.GateFile;
import dev.airlock.infra.repo.GateUnreadable;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspace;
import dev.airlock.infra.work.Evidence;
import dev.airlock.infra.work.InfraCommands;
import dev.airlock.infra.work.InfraCommands.Run;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.StateReader;
import dev.airlock.infra.work.Work;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Plans behind the opened gate: it is open in the working copy only while Terraform plans, and is
 * closed again whatever happens. The plan file is in memory afterwards, and nowhere else.
 */
@ApplicationScoped
public class PlanMaker {
    private final InfraCommands commands;
    private final StateLocks locks;
    private final InfraGit git;
    private final StateReader states;

    PlanMaker(InfraCommands commands, StateLocks locks, InfraGit git, StateReader states) {
        this.commands = commands;
        this.locks = locks;
        this.git = git;
        this.states = states;
    }

    /**
     * Makes it.
     *
     * @param unlocked for a dry run, which keeps nobody else from the state
     */
    MadePlan make(
            StepContext context,
            InfraConfig config,
            InfraRepository repository,
            Work work,
            boolean unlocked)
            throws StepUnavailable, StepFailure, InterruptedException {
        var planId = UUID.randomUUID();
        var workspace = git.workspace(context);
        // Read before: a state that moves while we plan makes the plan stale, never current.
        var state = states.read(context, config, Step.PLAN);
        try {
            var run = run(config, workspace, work, planId, unlocked);
            var notes = plan(context, config, repository, run, unlocked);
            var document = show(context, config, workspace, work, planId);
            var file = Files.readAllBytes(workspace.planFile(planId));
            return new MadePlan(planId, state, document, file, notes);
        } catch (IOException e) {
            throw new StepFailure("there is no plan file", true, List.of());
        } finally {
            destroy(workspace);
        }
    }

    /**
     * What a plan found to be left, after an apply of which nobody knows how far it came.
     *
     * @param nothing the state holds all that was planned, and the world is as the state says
     * @param evidence for people; who holds the state's lock, if somebody does
     */
    public record Left(boolean nothing, List<String> evidence) {}

    /** Plans the same once more, and throws the plan away. */
    public Left left(StepContext context, InfraConfig config, InfraRepository repository, Work work)
            throws StepUnavailable, InterruptedException {
        try {
            var made = make(context, config, repository, work, false);
            var document = made.document();
            var evidence = new ArrayList<>(made.notes());
            var nothing = document.isEmpty() && !Boolean.FALSE.equals(document.complete());
            if (nothing) {
                evidence.add("planned again: nothing is left to do");
            }
            document.changes()
                    .forEach(change ->
                            evidence.add("planned again, still to do: " + change.address()));
            return new Left(nothing, evidence);
        } catch (StepFailure e) {
            var evidence = new ArrayList<>(List.of("planned again: " + e.reason()));
            evidence.addAll(e.evidence());
            return new Left(false, evidence);
        }
    }

    private List<String> plan(
            StepContext context,
            InfraConfig config,
            InfraRepository repository,
            Run run,
            boolean unlocked)
            throws StepUnavailable, StepFailure, InterruptedException {
        var gate = new GateFile(config.gate());
        try {
            var closed = repository.declaration();
            try {
                repository.writeDeclaration(gate.set(closed, true));
                context.checkCurrent();
                var workspace = git.workspace(context);
                if (unlocked) {
                    // Whoever holds the lock meanwhile, it is not this one.
                    var result = commands.run(context, config, workspace, run);
                    Evidence.require(context, result, "the plan");
                    return List.of();
                }
                return locks.require(context, config, workspace, run, "the plan");
            } finally {
                repository.writeDeclaration(closed);
            }
        } catch (GateUnreadable e) {
            throw new StepFailure(e.reason(), false, List.of());
        } catch (IOException e) {
            throw new StepUnavailable("the gate cannot be set: " + Evidence.why(e), e);
        }
    }

    private PlanDocument show(
            StepContext context, InfraConfig config, Workspace workspace, Work work, UUID planId)
            throws StepUnavailable, StepFailure, InterruptedException {
        var run =
                new Run(
                        Step.PLAN,
                        config.commands().show(),
                        values(config, workspace, work, planId),
                        false);
        var shown = commands.run(context, config, workspace, run);
        try {
            return PlanReader.read(
                    Evidence.require(context, shown, "showing the plan").standardOutput());
        } catch (IllegalArgumentException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), false, List.of());
        }
    }

    private static Run run(
            InfraConfig config, Workspace workspace, Work work, UUID planId, boolean unlocked) {
        var line = config.commands().plan();
        return new Run(
                Step.PLAN,
                unlocked ? line.and("-lock=false") : line,
                values(config, workspace, work, planId),
                true);
    }

    private static Map<String, String> values(
            InfraConfig config, Workspace workspace, Work work, UUID planId) {
        return workspace.placeholders(
                config.environment(), config.module(), work.version(), planId);
    }

    private static void destroy(Workspace workspace) throws StepUnavailable {
        try {
            workspace.destroyPlans();
        } catch (IOException e) {
            throw new StepUnavailable("a plan file cannot be destroyed", e);
        }
    }
}
