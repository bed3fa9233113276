package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.Envelope;
import dev.airlock.event.Step;
import dev.airlock.kit.event.AfterCommit;
import dev.airlock.kit.step.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Starts the verifier's steps, in the caller's transaction. */
@ApplicationScoped
class VerifierSteps {
    private final Steps steps;
    private final BaselineStep baseline;
    private final InstanceStep instance;
    private final AcceptStep accept;
    private final SoakStep soak;
    private final VerifyTargets targets;
    private final Wakeups wakeups;
    private final AfterCommit afterCommit;

    VerifierSteps(
            Steps steps,
            BaselineStep baseline,
            InstanceStep instance,
            AcceptStep accept,
            SoakStep soak,
            VerifyTargets targets,
            Wakeups wakeups,
            AfterCommit afterCommit) {
        this.steps = steps;
        this.baseline = baseline;
        this.instance = instance;
        this.accept = accept;
        this.soak = soak;
        this.targets = targets;
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

    /** Repeats the last step that looked at the instance. */
    void instanceAgain(Envelope cause) {
        steps.again(Step.INSTANCE, cause);
    }

    /** A person says that the new instance runs. */
    void accept(Envelope cause, Check accepted, String by) {
        steps.start(accept, cause, new AcceptStep.Input(cause.target(), accepted, by));
    }

    /** The running instance step looks again as soon as the transaction has committed. */
    void wake(Envelope cause) {
        afterCommit.run(Wakeups.class, () -> wakeups.wake(cause.deployId()));
    }

    /** Watches for as long as the grant says, else as is configured. */
    void soak(Envelope cause, Verification row, Instant startedAt, Instant resumedAt) {
        var config = targets.of(cause.target()).config();
        steps.start(
                soak,
                cause,
                new SoakStep.Input(
                        cause.target(),
                        startedAt,
                        resumedAt,
                        Objects.requireNonNullElse(row.soak, config.soak()),
                        Objects.requireNonNullElse(row.tolerance, config.tolerance()),
                        row.subject()));
    }
}
