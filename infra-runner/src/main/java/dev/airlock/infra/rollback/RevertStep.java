package dev.airlock.infra.rollback;

import dev.airlock.event.InfraEvent;
import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.Version;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.Bump;
import dev.airlock.infra.pull.PullsApi.NewPull;
import dev.airlock.infra.pull.PullsApi.Pull;
import dev.airlock.infra.pull.PullsClient;
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
import java.util.Optional;

/**
 * What becomes of the bump once its version was rolled back: its open pull request is closed; a
 * merged one is answered with one that bumps back; a branch of ours without either goes.
 */
@Singleton
public class RevertStep implements DurableStep<RevertStep.Nothing> {
    private final InfraTargets targets;
    private final Rollbacks rollbacks;
    private final Works works;
    private final PullsClient pulls;
    private final InfraGit git;
    private final Bump bump;
    private final Workspaces workspaces;

    RevertStep(
            InfraTargets targets,
            Rollbacks rollbacks,
            Works works,
            PullsClient pulls,
            InfraGit git,
            Bump bump,
            Workspaces workspaces) {
        this.targets = targets;
        this.rollbacks = rollbacks;
        this.works = works;
        this.pulls = pulls;
        this.git = git;
        this.bump = bump;
        this.workspaces = workspaces;
    }

    /** The deploy says it all. */
    public record Nothing() {}

    @Override
    public String name() {
        return "revert";
    }

    @Override
    public Class<Nothing> inputType() {
        return Nothing.class;
    }

    @Override
    public Step failsAs() {
        return Step.INFRA_PULL_REQUEST;
    }

    @Override
    public void run(StepContext context, Nothing input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var config = targets.get(context.cause().target());
        var rollback = context.transact(() -> rollbacks.get(context.cause().deployId()));
        var left = context.transact(() -> works.findByIdOptional(rollback.rolledBack));
        var said =
                left.isEmpty()
                        ? Optional.<InfraEvent>empty()
                        : tidyUp(context, config, rollback, left.get());
        try {
            workspaces.remove(context.cause().deployId());
        } catch (IOException e) {
            throw new StepUnavailable("the workspace cannot be removed", e);
        }
        context.finish(() -> said.ifPresent(context::emit));
    }

    private Optional<InfraEvent> tidyUp(
            StepContext context, InfraConfig config, Rollback rollback, Work left)
            throws StepUnavailable, StepFailure, InterruptedException {
        var pull = pulls.find(config, left.branch);
        if (pull.isPresent() && pull.get().mergedAt() != null && pull.get().isOf(left.bumpCommit)) {
            return Optional.of(revert(context, config, rollback, left));
        }
        var open = pull.filter(each -> each.state().equals("open"));
        if (open.isPresent()) {
            context.checkCurrent();
            pulls.close(config, open.get().number());
        }
        if (left.branchPushed && !left.branchFound) {
            delete(context, config, left);
        }
        return open.map(each -> new InfraPullRequestClosed(each.number(), each.url(), left.branch));
    }

    private void delete(StepContext context, InfraConfig config, Work left) throws StepUnavailable {
        context.checkCurrent();
        var workspace = git.workspace(context);
        git.tell(
                context,
                config,
                Step.INFRA_PULL_REQUEST,
                "git push --delete " + left.branch,
                () -> {
                    try (var repository = InfraRepository.empty(config, workspace)) {
                        repository.deleteRemoteBranch(left.branch);
                    }
                    return left;
                });
    }

    private InfraPullRequestOpened revert(
            StepContext context, InfraConfig config, Rollback rollback, Work left)
            throws StepUnavailable, StepFailure, InterruptedException {
        var branch = "%s-revert".formatted(left.branch);
        var there = pulls.find(config, branch).filter(each -> each.state().equals("open"));
        var pull =
                there.isPresent() ? there.get() : propose(context, config, rollback, left, branch);
        return new InfraPullRequestOpened(
                pull.number(), pull.url(), branch, there.isPresent(), Version.of(left.version));
    }

    private Pull propose(
            StepContext context, InfraConfig config, Rollback rollback, Work left, String branch)
            throws StepUnavailable, StepFailure, InterruptedException {
        var back = new Work();
        back.deployId = context.cause().deployId();
        back.version = rollback.version;
        try (var repository = bump.run(context, config, back).repository()) {
            context.checkCurrent();
            git.tell(
                    context,
                    config,
                    Step.INFRA_PULL_REQUEST,
                    "git push " + branch,
                    () -> {
                        repository.push(branch);
                        return branch;
                    });
        }
        return pulls.open(
                config,
                new NewPull(
                        config.pullRequest().titleFor(rollback.version()),
                        branch,
                        config.branch(),
                        """
                        Takes back the bump to `%s`, which was deployed and rolled back: `%s` in `%s`
                        runs `%s` again.

                        Deploy `%s`.
                        """
                                .formatted(
                                        left.tag,
                                        config.module(),
                                        config.environment(),
                                        rollback.tag,
                                        rollback.deployId)));
    }

    /** A failure is paperwork that is left to do. */
    @Override
    public void failed(StepContext context, Nothing input, StepFailure failure) {
        context.emit(new PaperworkPending(Step.INFRA_PULL_REQUEST, failure.reason(), null));
    }
}
