package dev.airlock.release.publish;

import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.github.GitHubs;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers an abort, after the effect in flight: a published release stays, and is named. */
@Singleton
public class UndoStep implements DurableStep<UndoStep.Input> {
    private final ReleaseTargets targets;
    private final GitHubs gitHubs;
    private final ReleaseWorks works;

    UndoStep(ReleaseTargets targets, GitHubs gitHubs, ReleaseWorks works) {
        this.targets = targets;
        this.gitHubs = gitHubs;
        this.works = works;
    }

    /** The deploy says it all. */
    public record Input() {}

    @Override
    public String name() {
        return "undo";
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
        var unconfirmed = unconfirmed(context);
        context.finish(() -> {
            var work = works.of(context.cause());
            if (work.answeredAttempt >= context.cause().attempt()) {
                return;
            }
            work.answeredAttempt = context.cause().attempt();
            var left =
                    work.publishedByUs
                            ? List.of("the published release " + work.publishedUrl)
                            : unconfirmed;
            context.emit(new WorkUndone(Service.RELEASE_SERVICE, List.of(), left, null, List.of()));
        });
    }

    /** A release that was asked to be published, and of which nobody has told. */
    private List<String> unconfirmed(StepContext context) throws StepUnavailable, StepFailure {
        var work = context.transact(() -> works.of(context.cause()));
        var id = work.releaseId;
        if (!work.publishing || work.publishedUrl != null || id == null) {
            return List.of();
        }
        var release = gitHubs.of(targets.get(context.cause().target())).release(id);
        return release.draft() ? List.of() : List.of("the published release " + release.url());
    }

    /** It is answered all the same: what could not be asked is named. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        works.of(context.cause()).answeredAttempt = context.cause().attempt();
        context.emit(
                new WorkUndone(
                        Service.RELEASE_SERVICE,
                        List.of(),
                        List.of("perhaps a published release: " + failure.reason()),
                        null,
                        List.of()));
    }
}
