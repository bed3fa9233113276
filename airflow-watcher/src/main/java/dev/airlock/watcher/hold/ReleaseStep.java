package dev.airlock.watcher.hold;

import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Platforms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives up a hold that infra-runner returned: exactly what this deploy paused is unpaused. */
@ApplicationScoped
public class ReleaseStep implements DurableStep<ReleaseStep.Input> {
    private final Platforms platforms;
    private final DagPauses pauses;
    private final Holds holds;
    private final Pausing pausing;

    ReleaseStep(Platforms platforms, DagPauses pauses, Holds holds, Pausing pausing) {
        this.platforms = platforms;
        this.pauses = pauses;
        this.holds = holds;
        this.pausing = pausing;
    }

    /** Nothing but the cause is needed. */
    public record Input(String target) {}

    @Override
    public String name() {
        return "release";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.RESUME;
    }

    @Override
    public int retries() {
        return ResumeStep.RETRIES;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        if (!context.transact(() -> holds.of(context.cause()).returned)) {
            // The next hold overtook it and was told: an apply may count on these pauses.
            return;
        }
        var live = pauses.live(context.cause().deployId());
        try {
            pausing.unpause(context, platforms.of(input.target()).airflow(), live, false);
        } catch (AirflowFault.Denied e) {
            throw new StepFailure(e.reason(), false, List.of());
        } catch (AirflowFault e) {
            throw new StepUnavailable(e.reason(), e);
        }
    }

    /** With the names: the team must not look for them. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(
                new StepFailed(
                        failsAs(),
                        failure.reason(),
                        failure.isRetryable(),
                        pauses.stillPaused(context.cause().deployId())));
    }
}
