package dev.airlock.infra.apply;

import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.Step;
import dev.airlock.infra.apply.ApplyVerdict.Outcome;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.infra.command.CommandRunner.Until;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.lock.StateLocks;
import dev.airlock.infra.plan.PlanMaker;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspace;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.Evidence;
import dev.airlock.infra.work.InfraCommands.Run;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.StateReader;
import dev.airlock.infra.work.TerraformState;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.kit.step.Superseded;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs Terraform's apply once, on a plan file that lives only as long as it runs. */
@ApplicationScoped
class Apply {
    private final Works works;
    private final StateLocks locks;
    private final InfraGit git;
    private final StateReader states;
    private final PlanMaker plans;
    private final Workspaces workspaces;
    private final Clock clock;

    Apply(
            Works works,
            StateLocks locks,
            InfraGit git,
            StateReader states,
            PlanMaker plans,
            Workspaces workspaces,
            Clock clock) {
        this.works = works;
        this.locks = locks;
        this.git = git;
        this.states = states;
        this.plans = plans;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    Outcome run(
            StepContext context,
            InfraConfig config,
            Work work,
            StoredPlan plan,
            byte[] file,
            Instant startedAt)
            throws InterruptedException, StepUnavailable {
        var workspace = git.workspace(context);
        CommandResult result;
        try {
            workspace.writePlan(plan.planId, file);
            context.checkCurrent();
            result =
                    locks.run(
                            context,
                            config,
                            workspace,
                            apply(config, work, plan, workspace),
                            new Until.Asked(() -> isToBeInterrupted(work)));
        } catch (Superseded e) {
            // Stopped between the stored start and the process's: others have gone on meanwhile.
            result = new NotStarted(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            result = new NotStarted("the plan file cannot be written: " + Evidence.why(e));
        } finally {
            destroy(workspace);
        }
        var after =
                result instanceof NotStarted
                        ? Optional.of(plan.state())
                        : states.readAfterwards(context, config, Step.APPLY);
        var unsaved = unsavedState(context);
        var outcome =
                ApplyVerdict.of(work, plan, startedAt, result, after, unsaved, clock.instant());
        // Who is interrupted has no time for it: the question is told, or whoever takes over asks.
        // A plan against a state that lacks what was done says nothing.
        return result instanceof Interrupted || !unsaved.isEmpty()
                ? outcome
                : settled(context, config, work, plan, outcome, after);
    }

    private boolean isToBeInterrupted(Work work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> works.get(work.deployId).interruptRequested);
    }

    /** After a crash: what can be seen, and no second try. */
    Outcome reconcile(StepContext context, InfraConfig config, Work work, StoredPlan plan)
            throws InterruptedException, StepUnavailable {
        git.checkout(context, config, Step.APPLY, work).ifPresent(InfraRepository::close);
        var now = states.readAfterwards(context, config, Step.APPLY);
        var unsaved = unsavedState(context);
        var outcome = ApplyVerdict.ofCrash(plan, now, unsaved);
        return unsaved.isEmpty() ? settled(context, config, work, plan, outcome, now) : outcome;
    }

    /** Where what Terraform could not save of its state lies, for people. */
    private List<String> unsavedState(StepContext context) throws StepUnavailable {
        try {
            return workspaces.unsavedStates(context.cause().deployId()).stream()
                    .map(file -> "the state that Terraform could not save is kept in " + file)
                    .toList();
        } catch (IOException e) {
            throw new StepUnavailable("nobody knows whether Terraform saved its state", e);
        }
    }

    /** Where nobody knows, a plan that finds nothing left to do is proof; all else is evidence. */
    private Outcome settled(
            StepContext context,
            InfraConfig config,
            Work work,
            StoredPlan plan,
            Outcome outcome,
            Optional<TerraformState> now)
            throws InterruptedException, StepUnavailable {
        if (!(outcome.event() instanceof ApplyOutcomeUnknown unknown)) {
            return outcome;
        }
        try (var repository = git.checkout(context, config, Step.APPLY, work).orElse(null)) {
            return repository == null
                    ? outcome
                    : ApplyVerdict.settled(
                            work,
                            plan,
                            unknown,
                            now,
                            plans.left(context, config, repository, work),
                            clock.instant());
        }
    }

    private static Run apply(InfraConfig config, Work work, StoredPlan plan, Workspace workspace) {
        var values =
                workspace.placeholders(
                        config.environment(), config.module(), work.version(), plan.planId);
        return new Run(Step.APPLY, config.commands().apply(), values, true);
    }

    private static void destroy(Workspace workspace) {
        try {
            workspace.destroyPlans();
        } catch (IOException e) {
            // The gate is not closed while it is there: that step looks again, and says so.
            Log.errorf(e, "A plan file cannot be destroyed");
        }
    }
}
