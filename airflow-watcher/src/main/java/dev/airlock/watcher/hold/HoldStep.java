package dev.airlock.watcher.hold;

import dev.airlock.event.Step;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Platforms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drains the platform, pauses it, and tells the clearance once nothing can run. */
@ApplicationScoped
public class HoldStep implements DurableStep<HoldStep.Input> {
    private final Platforms platforms;
    private final DagPauses pauses;
    private final Holds holds;
    private final Pausing pausing;
    private final Clock clock;

    HoldStep(Platforms platforms, DagPauses pauses, Holds holds, Pausing pausing, Clock clock) {
        this.platforms = platforms;
        this.pauses = pauses;
        this.holds = holds;
        this.pausing = pausing;
        this.clock = clock;
    }

    /**
     * What is held.
     *
     * @param patience how long runs are waited for before they are sacrificed; absent: until they
     *     have ended
     * @param rollbackOf the deploy that is rolled back; absent: it is held for an apply
     */
    public record Input(String target, @Nullable Duration patience, @Nullable UUID rollbackOf) {

        /** Runs are waited for until they have ended. */
        public static Input patient(String target) {
            return new Input(target, null, null);
        }
    }

    @Override
    public String name() {
        return "hold";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.HOLD;
    }

    @Override
    public void run(StepContext context, Input input) throws StepFailure, InterruptedException {
        var platform = platforms.of(input.target());
        try {
            var work = new HoldWork(context, platform, input, pauses, holds, pausing, clock);
            new Holding(work).run();
        } catch (AirflowFault.Denied e) {
            throw new StepFailure(e.reason(), false, List.of());
        }
    }
}
