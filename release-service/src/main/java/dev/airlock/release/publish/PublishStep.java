package dev.airlock.release.publish;

import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.kit.step.Steps;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.github.FoundRelease;
import dev.airlock.release.github.GitHub;
import dev.airlock.release.github.GitHubs;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Publishes the drafted release at exactly the granted commit, or finds it published there. */
@Singleton
public class PublishStep implements DurableStep<PublishStep.Input> {
    private final ReleaseTargets targets;
    private final GitHubs gitHubs;
    private final ReleaseWorks works;
    private final Steps steps;
    private final BuildStep build;
    private final Clock clock;

    PublishStep(
            ReleaseTargets targets,
            GitHubs gitHubs,
            ReleaseWorks works,
            Steps steps,
            BuildStep build,
            Clock clock) {
        this.targets = targets;
        this.gitHubs = gitHubs;
        this.works = works;
        this.steps = steps;
        this.build = build;
        this.clock = clock;
    }

    /** The granted version and commit, and the release's id, which is its natural key. */
    public record Input(Version version, String headSha, long releaseId) {}

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.PUBLISH;
    }

    @Override
    public void run(StepContext context, Input input) throws StepUnavailable, StepFailure {
        var config = targets.get(context.cause().target());
        var gitHub = gitHubs.of(config);
        var tag = config.tag(input.version());
        var release = gitHub.release(input.releaseId());
        if (release.draft()) {
            checkTag(gitHub, release, tag, input.headSha());
            context.transact(() -> works.of(context.cause()).publishing = true);
            release = gitHub.publish(input.releaseId(), tag, input.headSha());
        }
        var actual = gitHub.tagged(tag);
        if (actual.isEmpty()) {
            throw new StepUnavailable("the tag " + tag + " is not there yet", null);
        }
        tell(context, input, tag, actual.get(), release);
        if (!actual.get().equals(input.headSha())) {
            throw new StepFailure(
                    "the release is published at another commit than the one granted",
                    false,
                    List.of("granted " + input.headSha(), tag + " is at " + actual.get()));
        }
        context.finish(
                () -> steps.start(build, context.cause(), new BuildStep.Input(input.version())));
    }

    /** GitHub would keep a tag that is there already, and release whatever it is at. */
    private static void checkTag(GitHub gitHub, FoundRelease draft, String tag, String sha)
            throws StepUnavailable, StepFailure {
        if (!draft.tag().equals(tag)) {
            throw new StepFailure(
                    "the draft is another one now", false, List.of("it is for " + draft.tag()));
        }
        var there = gitHub.tagged(tag);
        if (there.isPresent() && !there.get().equals(sha)) {
            throw new StepFailure(
                    "the tag %s is there already, at another commit".formatted(tag),
                    false,
                    List.of("granted " + sha, tag + " is at " + there.get()));
        }
    }

    /** Told whatever has happened to the deploy meanwhile: the release is out. Told once. */
    private void tell(
            StepContext context, Input input, String tag, String sha, FoundRelease release) {
        context.record(() -> {
            var work = works.of(context.cause());
            if (work.publishedUrl != null) {
                return;
            }
            work.publishedUrl = release.url();
            work.publishedByUs = work.publishing;
            context.emit(
                    new ReleasePublished(
                            input.version(),
                            tag,
                            sha,
                            !work.publishing,
                            release.url(),
                            release.publishedAt() == null
                                    ? clock.instant()
                                    : release.publishedAt()));
        });
    }
}
