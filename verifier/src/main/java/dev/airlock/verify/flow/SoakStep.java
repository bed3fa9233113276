package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.Step;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.flow.VerifyTargets.Target;
import dev.airlock.verify.sentry.Baseline;
import dev.airlock.verify.sentry.Comparison;
import dev.airlock.verify.sentry.SentryUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches Sentry until the soak has passed, then reads Airflow's health once more. Too many issues
 * end it at once; a Sentry that does not answer meanwhile is asked again at the end.
 */
@ApplicationScoped
class SoakStep implements DurableStep<SoakStep.Input> {
    private static final int READINGS = 10;
    private static final int TRIES = 5;

    private final VerifyTargets targets;
    private final Verifications verifications;
    private final Clock clock;

    SoakStep(VerifyTargets targets, Verifications verifications, Clock clock) {
        this.targets = targets;
        this.verifications = verifications;
        this.clock = clock;
    }

    /** What the soak is about; {@code resumedAt} is when it began. */
    record Input(
            String target,
            Instant applyStartedAt,
            Instant resumedAt,
            Duration soak,
            int tolerance,
            Subject of) {

        Instant endsAt() {
            return resumedAt.plus(soak);
        }
    }

    @Override
    public String name() {
        return "soak";
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
    public void run(StepContext context, Input input) throws InterruptedException {
        var target = targets.of(input.target());
        var before =
                context.transact(() -> verifications.get(context.cause().deployId()).baseline());
        var interval = input.soak().dividedBy(READINGS);
        var poll = target.config().poll();
        while (clock.instant().isBefore(input.endsAt())) {
            var left = Duration.between(clock.instant(), input.endsAt());
            var next = interval.compareTo(poll) < 0 ? poll : interval;
            context.pause(left.compareTo(next) < 0 ? left : next);
            if (clock.instant().isBefore(input.endsAt())) {
                var now = sentry(target, input, before);
                if (now.result() == CheckResult.FAILED) {
                    conclude(context, input, List.of(now));
                    return;
                }
            }
        }
        var sentry = patientSentry(context, target, input, before);
        conclude(
                context,
                input,
                List.of(SoakVerdict.health(patientHealth(context, target)), sentry));
    }

    private static void conclude(StepContext context, Input input, List<Check> checks) {
        context.finish(() -> context.emit(SoakVerdict.of(input.of(), checks)));
    }

    private static AirflowReading patientHealth(StepContext context, Target target)
            throws InterruptedException {
        for (int tries = 1; ; tries++) {
            var reading = target.airflow().read();
            if ((reading instanceof Answering now && now.healthy()) || tries == TRIES) {
                return reading;
            }
            context.pause(target.config().poll());
        }
    }

    private static Check patientSentry(
            StepContext context, Target target, Input input, @Nullable Baseline before)
            throws InterruptedException {
        for (int tries = 1; ; tries++) {
            var check = sentry(target, input, before);
            if (check.result() != CheckResult.INCONCLUSIVE || tries == TRIES) {
                return check;
            }
            context.pause(target.config().poll());
        }
    }

    private static Check sentry(Target target, Input input, @Nullable Baseline before) {
        var sentry = target.sentry();
        if (sentry == null) {
            return new Check("sentry", CheckResult.SKIPPED, "Sentry is not configured");
        }
        try {
            var after = sentry.unresolvedSince(input.applyStartedAt());
            return Comparison.of(before, after, input.applyStartedAt()).check(input.tolerance());
        } catch (SentryUnavailable e) {
            return new Check("sentry", CheckResult.INCONCLUSIVE, e.reason());
        }
    }

    /** A failure of ours says nothing about what runs, so a person is asked. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(new VerificationInconclusive(Phase.SOAK, failure.reason(), List.of()));
    }
}
