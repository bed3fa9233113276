package dev.airlock.infra.pull;

import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.pull.PullsApi.NewPull;
import dev.airlock.infra.pull.PullsApi.Pull;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the pull request with the bump alone, or finds it open; it holds nobody up. */
@Singleton
public class PullRequestStep implements DurableStep<PullRequestStep.Ended> {
    // GitHub refuses a longer text.
    private static final int LONGEST = 65_536;

    private final InfraTargets targets;
    private final Works works;
    private final PullsClient pulls;
    private final Workspaces workspaces;

    PullRequestStep(InfraTargets targets, Works works, PullsClient pulls, Workspaces workspaces) {
        this.targets = targets;
        this.works = works;
        this.pulls = pulls;
        this.workspaces = workspaces;
    }

    /** The filled-in runbook, Markdown, for the pull request's text. */
    public record Ended(@Nullable String report) {}

    private record Opened(Pull pull, boolean found) {}

    @Override
    public String name() {
        return "pull-request";
    }

    @Override
    public Class<Ended> inputType() {
        return Ended.class;
    }

    @Override
    public Step failsAs() {
        return Step.INFRA_PULL_REQUEST;
    }

    @Override
    public void run(StepContext context, Ended input) throws StepUnavailable, StepFailure {
        var config = targets.get(context.cause().target());
        removeWorkspace(context);
        var work = context.transact(() -> works.get(context.cause().deployId()));
        var opened = open(context, config, work, input.report());
        context.finish(() ->
                context.emit(
                        new InfraPullRequestOpened(
                                opened.pull().number(),
                                opened.pull().url(),
                                work.branch,
                                opened.found(),
                                null)));
    }

    private Opened open(StepContext context, InfraConfig config, Work work, @Nullable String report)
            throws StepUnavailable, StepFailure {
        // A merged one of an earlier bump on the same branch is not this one.
        var there =
                pulls.find(config, work.branch)
                        .filter(pull -> pull.state().equals("open") || pull.isOf(work.bumpCommit));
        if (there.isPresent()) {
            return new Opened(there.get(), true);
        }
        context.checkCurrent();
        var pull =
                new NewPull(
                        config.pullRequest().titleFor(work.version()),
                        work.branch,
                        config.branch(),
                        text(
                                """
                                Brings in what Airlock has deployed: `%s` in `%s` runs `%s` (`%s`).

                                Deploy `%s`. This is the version bump alone; `%s` stays `false`.
                                """
                                        .formatted(
                                                config.module(),
                                                config.environment(),
                                                work.tag,
                                                work.digest,
                                                work.deployId,
                                                config.gate()),
                                report));
        return new Opened(pulls.open(config, pull), false);
    }

    private static String text(String what, @Nullable String report) {
        var text = report == null ? what : what + "\n" + report;
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private void removeWorkspace(StepContext context) {
        try {
            workspaces.remove(context.cause().deployId());
        } catch (IOException e) {
            Log.warnf(e, "A workspace is left: it goes when this service starts again");
        }
    }

    /** A failure is paperwork that is left to do. */
    @Override
    public void failed(StepContext context, Ended input, StepFailure failure) {
        context.emit(new PaperworkPending(Step.INFRA_PULL_REQUEST, failure.reason(), null));
    }
}
