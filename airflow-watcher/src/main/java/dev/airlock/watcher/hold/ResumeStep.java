package dev.airlock.watcher.hold;

import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Platforms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Unpauses exactly what this deploy paused, on the new instance, and tells what it met. */
@ApplicationScoped
public class ResumeStep implements DurableStep<ResumeStep.Input> {
    /** An instance that has just come up may still stumble. */
    static final int RETRIES = 10;

    private final Platforms platforms;
    private final DagPauses pauses;
    private final Holds holds;
    private final Pausing pausing;
    private final Clock clock;

    ResumeStep(Platforms platforms, DagPauses pauses, Holds holds, Pausing pausing, Clock clock) {
        this.platforms = platforms;
        this.pauses = pauses;
        this.holds = holds;
        this.pausing = pausing;
        this.clock = clock;
    }

    /** Nothing but the cause is needed. */
    public record Input(String target) {}

    @Override
    public String name() {
        return "resume";
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
        return RETRIES;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var deployId = context.cause().deployId();
        if (isResumed(context)) {
            return;
        }
        var airflow = platforms.of(input.target()).airflow();
        try {
            pausing.unpause(context, airflow, pauses.live(deployId), true);
        } catch (AirflowFault.Denied e) {
            throw new StepFailure(e.reason(), false, List.of());
        } catch (AirflowFault e) {
            throw new StepUnavailable(e.reason(), e);
        }
        var resumed = QuarkusTransaction.requiringNew().call(() -> pauses.resumed(deployId));
        var warnings = new ArrayList<>(pauses.lost(deployId));
        var all = pauses.of(deployId);
        warnings.addAll(
                new Meanwhile(airflow, clock.instant())
                        .tell(resumed.stream().map(all::get).filter(Objects::nonNull).toList()));
        // A fact about the world: told whatever the attempt.
        context.record(() -> {
            var hold = holds.of(context.cause());
            if (!hold.resumed) {
                hold.resumed = true;
                context.emit(new DagsResumed(resumed, warnings, hold.heldSince));
            }
        });
    }

    private boolean isResumed(StepContext context) {
        return QuarkusTransaction.requiringNew().call(() -> holds.of(context.cause()).resumed);
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
