package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.Step;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes a person's word that the new instance runs; Airflow is asked for its version alone. */
@ApplicationScoped
class AcceptStep implements DurableStep<AcceptStep.Input> {
    private static final String UNKNOWN = "unknown";

    private final VerifyTargets targets;

    AcceptStep(VerifyTargets targets) {
        this.targets = targets;
    }

    /** Whose word it is. */
    record Input(String target, Check accepted, String by) {}

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.INSTANCE;
    }

    @Override
    public void run(StepContext context, Input input) {
        var version =
                targets.of(input.target()).airflow().read() instanceof Answering now
                        ? now.version()
                        : UNKNOWN;
        context.finish(() -> context.emit(reachable(input, version)));
    }

    /** The person has answered already. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(reachable(input, UNKNOWN));
    }

    private AirflowReachable reachable(Input input, String version) {
        return new AirflowReachable(
                targets.of(input.target()).url().toString(),
                version,
                List.of(input.accepted()),
                input.by());
    }
}
