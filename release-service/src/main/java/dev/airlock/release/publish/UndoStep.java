package dev.airlock.release.publish;

import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers an abort, after the effect in flight: a published release stays, and is named. */
@Singleton
public class UndoStep implements DurableStep<UndoStep.Input> {
    private final ReleaseWorks works;

    UndoStep(ReleaseWorks works) {
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
    public void run(StepContext context, Input input) {
        context.finish(() -> {
            var work = works.of(context.cause());
            if (work.answeredAttempt >= context.cause().attempt()) {
                return;
            }
            work.answeredAttempt = context.cause().attempt();
            var left =
                    work.publishedByUs
                            ? List.of("the published release " + work.publishedUrl)
                            : List.<String>of();
            context.emit(new WorkUndone(Service.RELEASE_SERVICE, List.of(), left, null, List.of()));
        });
    }
}
