package dev.airlock.release.changelog;

import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.Version;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ChangelogConfig;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.github.ChangelogPull;
import dev.airlock.release.github.ChangelogPulls;
import dev.airlock.release.github.GitHubs;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds, checks and approves the changelog's pull request; it holds nobody up. */
@Singleton
public class ChangelogStep implements DurableStep<ChangelogStep.Input> {
    private final ReleaseTargets targets;
    private final GitHubs gitHubs;
    private final ReleaseWorks works;
    private final Clock clock;

    ChangelogStep(ReleaseTargets targets, GitHubs gitHubs, ReleaseWorks works, Clock clock) {
        this.targets = targets;
        this.gitHubs = gitHubs;
        this.works = works;
        this.clock = clock;
    }

    /** The deployed version. */
    public record Input(Version version) {}

    @Override
    public String name() {
        return "changelog";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.CHANGELOG;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var target = targets.get(context.cause().target());
        var config = target.changelog();
        if (config == null) {
            return;
        }
        var seenBy = context.transact(() -> works.of(context.cause()).changelogSeenBy);
        if (seenBy != null) {
            context.finish(
                    () -> context.emit(new ChangelogApproved(null, null, true, false, seenBy)));
            return;
        }
        var pulls = gitHubs.changelogOf(target);
        var title = config.titleOf(input.version());
        var deadline = context.cause().time().plus(config.waitLimit());
        var found = pulls.find(title);
        while (found.isEmpty()) {
            if (!clock.instant().isBefore(deadline)) {
                pending(context, "no pull request \"" + title + "\" is there", null);
                return;
            }
            context.pause(target.poll());
            found = pulls.find(title);
        }
        review(context, pulls, found.get(), config, input.version());
    }

    private static void review(
            StepContext context,
            ChangelogPulls pulls,
            ChangelogPull pull,
            ChangelogConfig config,
            Version version)
            throws StepUnavailable, StepFailure {
        if (pull.merged()) {
            approved(context, pull, true, true, String.valueOf(pull.approvedBy()));
            return;
        }
        var objection = Review.objection(pull, config.author(), config.pathOf(version));
        if (objection.isPresent()) {
            pending(context, objection.get(), pull.url());
            return;
        }
        var by = pull.approvedBy();
        var already = by != null;
        try {
            if (by == null) {
                context.checkCurrent();
                by = pulls.approve(pull, "%s is deployed and verified.".formatted(version));
            }
            if (config.merge()) {
                context.checkCurrent();
                pulls.merge(pull);
            }
        } catch (StepFailure e) {
            // Refused by GitHub, for example because our own account opened it: a person's turn.
            pending(context, e.reason(), pull.url());
            return;
        }
        approved(context, pull, already, config.merge(), by);
    }

    private static void approved(
            StepContext context, ChangelogPull pull, boolean already, boolean merged, String by) {
        context.finish(() ->
                context.emit(
                        new ChangelogApproved(pull.number(), pull.url(), already, merged, by)));
    }

    private static void pending(StepContext context, String reason, @Nullable String url) {
        context.finish(() -> context.emit(new PaperworkPending(Step.CHANGELOG, reason, url)));
    }

    /** A failure is paperwork that is left to do. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(new PaperworkPending(Step.CHANGELOG, failure.reason(), null));
    }
}
