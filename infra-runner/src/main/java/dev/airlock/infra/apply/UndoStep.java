package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes back what was done for a deploy, after what was in flight has ended, and says once what an
 * apply did. An applied bump keeps its branch: it is what runs.
 */
@Singleton
public class UndoStep implements DurableStep<UndoStep.Nothing> {
    private final InfraTargets targets;
    private final Works works;
    private final Plans plans;
    private final Workspaces workspaces;
    private final InfraGit git;

    UndoStep(InfraTargets targets, Works works, Plans plans, Workspaces workspaces, InfraGit git) {
        this.targets = targets;
        this.works = works;
        this.plans = plans;
        this.workspaces = workspaces;
        this.git = git;
    }

    /** The deploy says it all. */
    public record Nothing() {}

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public Class<Nothing> inputType() {
        return Nothing.class;
    }

    @Override
    public Step failsAs() {
        return Step.PLAN;
    }

    /** A git that is away for some minutes must not leave a branch behind. */
    @Override
    public int retries() {
        return 40;
    }

    @Override
    public void run(StepContext context, Nothing input) throws StepUnavailable {
        var config = targets.get(context.cause().target());
        var deployId = context.cause().deployId();
        // What could be applied goes first, whatever becomes of the rest.
        destroyPlans(context, deployId);
        var work = context.transact(() -> works.findByIdOptional(deployId)).orElse(null);
        var undone = new ArrayList<String>();
        var left = new ArrayList<String>();
        if (work != null && work.branchPushed) {
            takeBackBranch(context, config, work, undone, left);
        }
        try {
            workspaces.unsavedStates(deployId).stream()
                    .map(file -> "a state that Terraform could not save is kept in " + file)
                    .forEach(left::add);
            if (workspaces.remove(deployId)) {
                undone.add("the workspace is removed");
            }
        } catch (IOException e) {
            throw new StepUnavailable("the workspace cannot be removed", e);
        }
        context.finish(() -> answer(context, undone, left));
    }

    private void destroyPlans(StepContext context, UUID deployId) throws StepUnavailable {
        context.transact(() -> plans.destroyAll(deployId));
        try {
            workspaces.removeLeftovers();
            var workspace = workspaces.find(deployId);
            if (workspace.isPresent()) {
                workspace.get().destroyPlans();
            }
        } catch (IOException e) {
            throw new StepUnavailable("the plan files cannot be removed", e);
        }
    }

    private void takeBackBranch(
            StepContext context,
            InfraConfig config,
            Work work,
            List<String> undone,
            List<String> left)
            throws StepUnavailable {
        if (work.effect != ApplyEffect.NONE && work.effect != ApplyEffect.UNCHANGED) {
            left.add("the branch %s holds the bump that was applied".formatted(work.branch));
            return;
        }
        if (work.branchFound) {
            left.add("the branch %s was there before, it holds the bump".formatted(work.branch));
            return;
        }
        var workspace = git.workspace(context);
        git.tell(
                context,
                config,
                Step.PLAN,
                "git push --delete " + work.branch,
                () -> {
                    try (var repository = InfraRepository.empty(config, workspace)) {
                        repository.deleteRemoteBranch(work.branch);
                    }
                    return work;
                });
        undone.add("the branch %s is deleted".formatted(work.branch));
    }

    private void answer(StepContext context, List<String> undone, List<String> left) {
        var deployId = context.cause().deployId();
        if (plans.newest(deployId).filter(plan -> plan.startedAt == null).isPresent()) {
            undone.add("the plan is destroyed");
        }
        var effect =
                works.findByIdOptional(deployId).map(work -> work.effect).orElse(ApplyEffect.NONE);
        context.emit(new WorkUndone(Service.INFRA_RUNNER, undone, left, effect, List.of()));
    }

    /** It is answered all the same, with what is left. */
    @Override
    public void failed(StepContext context, Nothing input, StepFailure failure) {
        answer(context, new ArrayList<>(), List.of(failure.reason()));
    }
}
