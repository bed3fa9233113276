package dev.airlock.release.changelog;

import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.Version;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.release.changelog.Seen.Approved;
import dev.airlock.release.changelog.Seen.Missing;
import dev.airlock.release.changelog.Seen.Objected;
import dev.airlock.release.config.ChangelogConfig;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.github.GitHubs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Finds, checks and approves the changelog's pull request; it holds nobody up. What a person has to
 * do first is said, and said again, until it is done, a person says that it is, or nobody cares any
 * more.
 */
@Singleton
public class ChangelogStep implements DurableStep<ChangelogStep.Input> {
    // What waits for a person is looked at so many times less often than what comes by itself.
    private static final int SLOWER = 20;

    private final ReleaseTargets targets;
    private final GitHubs gitHubs;
    private final ChangelogPaper paper;
    private final Clock clock;

    ChangelogStep(ReleaseTargets targets, GitHubs gitHubs, ChangelogPaper paper, Clock clock) {
        this.targets = targets;
        this.gitHubs = gitHubs;
        this.paper = paper;
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
    public void run(StepContext context, Input input) throws InterruptedException {
        var target = targets.get(context.cause().target());
        var config = target.changelog();
        if (config == null) {
            context.finish(() -> {});
            return;
        }
        var looks = new Looks(gitHubs.changelogOf(target), config, input.version());
        while (isWanted(context, config)) {
            var standing = paper.standing(context);
            if (standing.saidBy() != null) {
                said(context, looks, standing.saidBy());
                return;
            }
            var late = hasPassed(context, config.waitLimit());
            switch (looks.look(context, late)) {
                case Approved seen -> {
                    approved(context, seen);
                    return;
                }
                case Missing(_) when !late -> context.pause(target.poll());
                case Missing(var reason) -> {
                    paper.remind(context, config.remind(), reason, null, false);
                    rest(context, target);
                }
                case Objected(var reason, var url) -> {
                    paper.remind(context, config.remind(), reason, url, true);
                    rest(context, target);
                }
            }
        }
        context.finish(() -> {});
    }

    private boolean isWanted(StepContext context, ChangelogConfig config) {
        var standing = paper.standing(context);
        return !standing.done()
                && (standing.saidBy() != null || !hasPassed(context, config.giveUp()));
    }

    private boolean hasPassed(StepContext context, Duration time) {
        return !clock.instant().isBefore(context.cause().time().plus(time));
    }

    /** Ends early when a person says that it is done. */
    private void rest(StepContext context, ReleaseConfig target) throws InterruptedException {
        for (int i = 0; i < SLOWER && paper.standing(context).isOpen(); i++) {
            context.pause(target.poll());
        }
    }

    private void said(StepContext context, Looks looks, String by) {
        var newest = looks.newest();
        paper.approved(
                context,
                newest.map(pull ->
                                new ChangelogApproved(
                                        pull.number(), pull.url(), true, pull.merged(), by))
                        .orElseGet(() -> new ChangelogApproved(null, null, true, false, by)));
    }

    private void approved(StepContext context, Approved seen) {
        paper.approved(
                context,
                new ChangelogApproved(
                        seen.number(), seen.url(), seen.already(), seen.merged(), seen.by()));
    }

    /** A failure is paperwork that is left to do. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(new PaperworkPending(Step.CHANGELOG, failure.reason(), null));
    }
}
