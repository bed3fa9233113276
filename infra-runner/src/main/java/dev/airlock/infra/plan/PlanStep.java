package dev.airlock.infra.plan;

import dev.airlock.event.Option;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.Bump.Bumped;
import dev.airlock.infra.plan.ChangeContract.Verdict;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.Release;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Bumps, plans, checks the contract, proposes: from a released version to a plan to decide on. */
@Singleton
public class PlanStep implements DurableStep<Release> {
    private final InfraTargets targets;
    private final Works works;
    private final Plans plans;
    private final Bump bump;
    private final PlanMaker maker;
    private final InfraGit git;
    private final Workspaces workspaces;
    private final Clock clock;

    PlanStep(
            InfraTargets targets,
            Works works,
            Plans plans,
            Bump bump,
            PlanMaker maker,
            InfraGit git,
            Workspaces workspaces,
            Clock clock) {
        this.targets = targets;
        this.works = works;
        this.plans = plans;
        this.bump = bump;
        this.maker = maker;
        this.git = git;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Class<Release> inputType() {
        return Release.class;
    }

    @Override
    public Step failsAs() {
        return Step.PLAN;
    }

    @Override
    public void run(StepContext context, Release release)
            throws StepUnavailable, StepFailure, InterruptedException {
        var config = targets.get(context.cause().target());
        if (!config.image().equals(release.image())) {
            throw new StepFailure(
                    "the release's image is not %s".formatted(config.image()),
                    false,
                    List.of(release.image()));
        }
        var work =
                context.transact(() -> {
                    plans.destroyAll(context.cause().deployId());
                    return works.begin(context, config, release);
                });
        var bumped = bump.run(context, config, work);
        try (var repository = bumped.repository()) {
            work = context.transact(() -> note(context, bumped));
            var made = maker.make(context, config, repository, work, release.isDryRun());
            var verdict =
                    new ChangeContract(config.contract()).check(made.document(), release.tag());
            if (release.isDryRun()) {
                tell(context, work, made, verdict);
                return;
            }
            if (!verdict.holds()) {
                throw new StepFailure(
                        "the change contract refuses the plan",
                        false,
                        RefusedPlan.evidence(verdict, made.document()));
            }
            if (!made.document().isEmpty()) {
                push(context, config, repository, work);
            }
            var planned = work;
            context.finish(() -> propose(context, planned, made, verdict));
        }
    }

    private Work note(StepContext context, Bumped bumped) {
        var work = works.get(context.cause().deployId());
        work.baseCommit = bumped.baseCommit();
        work.bumpCommit = bumped.bumpCommit();
        return work;
    }

    private void push(
            StepContext context, InfraConfig config, InfraRepository repository, Work work)
            throws StepUnavailable {
        if (!work.branchPushed) {
            var found =
                    git.tell(
                            context,
                            config,
                            Step.PLAN,
                            "git ls-remote",
                            () -> repository.remoteHead(work.branch).isPresent());
            context.transact(() -> {
                var now = works.get(work.deployId);
                now.branchPushed = true;
                now.branchFound = found;
                return now;
            });
        }
        context.checkCurrent();
        git.tell(
                context,
                config,
                Step.PLAN,
                "git push " + work.branch,
                () -> {
                    repository.push(work.branch);
                    return work;
                });
    }

    /** A dry run: nothing is left here, and nothing was anywhere else. */
    private void tell(StepContext context, Work work, MadePlan made, Verdict verdict)
            throws StepUnavailable {
        try {
            workspaces.remove(work.deployId);
        } catch (IOException e) {
            throw new StepUnavailable("the workspace cannot be removed", e);
        }
        var held = new ArrayList<>(verdict.held());
        held.add("whether the release is published and built is not checked");
        context.finish(() ->
                context.emit(
                        made.proposed(work, held, List.of(Option.DRY_RUN), verdict.violations())));
    }

    private void propose(StepContext context, Work work, MadePlan made, Verdict verdict) {
        var plan = new StoredPlan();
        plan.planId = made.planId();
        plan.deployId = work.deployId;
        plan.createdAt = clock.instant();
        plan.sha256 = made.sha256();
        plan.stateSerial = made.state().serial();
        plan.stateLineage = made.state().lineage();
        plans.keep(plan, made.file());
        if (made.document().isEmpty()) {
            plan.destroy();
        }
        context.emit(made.proposed(work, verdict.held(), List.of(), List.of()));
    }

    /** Until the bump is committed it is the bump that failed. */
    @Override
    public void failed(StepContext context, Release release, StepFailure failure) {
        var isBumped =
                works.findByIdOptional(context.cause().deployId())
                        .filter(work -> work.bumpCommit != null)
                        .isPresent();
        context.emit(
                new StepFailed(
                        isBumped ? Step.PLAN : Step.BUMP,
                        failure.reason(),
                        failure.isRetryable(),
                        failure.evidence()));
    }
}
