package dev.airlock.verify.flow;

import dev.airlock.event.Step;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.verify.sentry.Baseline;
import dev.airlock.verify.sentry.SentryUnavailable;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Notes Sentry's issues just before the apply. It tries once: the next step has an outage to watch
 * for, and without a baseline Sentry's own word tells what is back.
 */
@ApplicationScoped
class BaselineStep implements DurableStep<BaselineStep.Input> {
    private final VerifyTargets targets;
    private final Verifications verifications;
    private final Clock clock;

    BaselineStep(VerifyTargets targets, Verifications verifications, Clock clock) {
        this.targets = targets;
        this.verifications = verifications;
        this.clock = clock;
    }

    /** Nothing but the target is needed. */
    record Input(String target) {}

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.VERIFY;
    }

    @Override
    public int retries() {
        return 0;
    }

    @Override
    public void run(StepContext context, Input input) {
        var sentry = targets.of(input.target()).sentry();
        if (sentry == null) {
            context.finish(() -> {});
            return;
        }
        try {
            var issues = sentry.unresolved();
            // When the reading ended: nothing later is in it.
            var taken = Baseline.of(clock.instant(), issues);
            context.finish(() -> verifications.get(context.cause().deployId()).baseline(taken));
        } catch (SentryUnavailable e) {
            Log.warnf("No reading of Sentry from before the apply: reason=%s", e.reason());
            context.finish(() -> {});
        }
    }

    /** A deploy does not fail for it. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        Log.warnf("No reading of Sentry from before the apply: reason=%s", failure.reason());
    }
}
