package dev.airlock.verify.flow;

import dev.airlock.event.Envelope;
import dev.airlock.event.Step;
import dev.airlock.kit.event.AfterCommit;
import dev.airlock.kit.step.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Starts the verifier's steps, in the caller's transaction. */
@ApplicationScoped
class VerifierSteps {
    private final Steps steps;
    private final BaselineStep baseline;
    private final InstanceStep instance;
    private final SoakStep soak;
    private final Wakeups wakeups;
    private final AfterCommit afterCommit;

    VerifierSteps(
            Steps steps,
            BaselineStep baseline,
            InstanceStep instance,
            SoakStep soak,
            Wakeups wakeups,
            AfterCommit afterCommit) {
        this.steps = steps;
        this.baseline = baseline;
        this.instance = instance;
        this.soak = soak;
        this.wakeups = wakeups;
        this.afterCommit = afterCommit;
    }

    void baseline(Envelope cause) {
        steps.start(baseline, cause, new BaselineStep.Input(cause.target()));
    }

    /** Watches the start that this event tells of. */
    void instance(Envelope cause, UUID startedEvent) {
        steps.start(instance, cause, new InstanceStep.Input(cause.target(), startedEvent));
    }

    /** A person has steps repeated. */
    void again(Envelope cause, List<Step> again) {
        again.forEach(step -> steps.again(step, cause));
    }

    /** The running instance step looks again as soon as the transaction has committed. */
    void wake(Envelope cause) {
        afterCommit.run(Wakeups.class, () -> wakeups.wake(cause.deployId()));
    }

    void soak(Envelope cause, SoakStep.Input input) {
        steps.start(soak, cause, input);
    }
}
