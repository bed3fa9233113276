package dev.airlock.verify.flow;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.verify.flow.InstanceVerdict.Away;
import dev.airlock.verify.flow.InstanceVerdict.Failed;
import dev.airlock.verify.flow.InstanceVerdict.Inconclusive;
import dev.airlock.verify.flow.InstanceVerdict.Reachable;
import dev.airlock.verify.flow.InstanceVerdict.Wait;
import dev.airlock.verify.flow.VerifyTargets.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Watches Airflow from {@code ApplyStarted} on, so that no outage is missed, and says once {@code
 * Applied} is known whether the new instance answers.
 */
@ApplicationScoped
class InstanceStep implements DurableStep<InstanceStep.Input> {
    private static final int SOON = 5;

    private final VerifyTargets targets;
    private final Verifications verifications;
    private final Wakeups wakeups;
    private final Clock clock;

    InstanceStep(VerifyTargets targets, Verifications verifications, Wakeups wakeups, Clock clock) {
        this.targets = targets;
        this.verifications = verifications;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** Which start is watched. */
    record Input(String target, UUID startedEvent) {}

    @Override
    public String name() {
        return "instance";
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
    public void run(StepContext context, Input input) throws InterruptedException {
        wakeups.enter(context.cause().deployId());
        try {
            watch(context, input, targets.of(input.target()));
        } finally {
            wakeups.leave(context.cause().deployId());
        }
    }

    private void watch(StepContext context, Input input, Target target)
            throws InterruptedException {
        var outages = new OutageWatch();
        while (true) {
            var known = known(context);
            if (!input.startedEvent().equals(known.startedEvent)) {
                // That start was taken back; another step watches the next one.
                context.finish(() -> {});
                return;
            }
            var at = clock.instant();
            var reading = target.airflow().read();
            var outage = outages.note(at, reading);
            if (outage.isPresent()) {
                known.outage(outage.get(), at);
                context.transact(() -> {
                    get(context).outage(outage.get(), at);
                    return outage;
                });
            }
            if (known.toObserve || known.appliedAt != null) {
                var look = InstanceLook.of(target, known, reading);
                if (known.toObserve) {
                    observe(context, look);
                }
                if (known.appliedAt != null
                        && concludes(context, target, look, isOverdue(target, known.appliedAt))) {
                    return;
                }
            }
            var poll = target.config().poll();
            wakeups.await(context, outages.isSuspicious() ? poll.dividedBy(SOON) : poll);
        }
    }

    /** Evidence for the person who is to say whether the apply happened; told once. */
    private void observe(StepContext context, InstanceLook look) {
        context.transact(() -> {
            get(context).toObserve = false;
            return context.emit(look.observed());
        });
    }

    private Verification known(StepContext context) {
        return context.transact(() -> get(context));
    }

    private Verification get(StepContext context) {
        return verifications.get(context.cause().deployId());
    }

    private static boolean concludes(
            StepContext context, Target target, InstanceLook look, boolean overdue) {
        var conclusion = conclusion(look.verdict(overdue), target);
        conclusion.ifPresent(event -> context.finish(() -> context.emit(event)));
        return conclusion.isPresent();
    }

    private static Optional<DeployEvent> conclusion(InstanceVerdict verdict, Target target) {
        return switch (verdict) {
            case Wait _ -> Optional.empty();
            case Reachable(var version, var checks) ->
                    Optional.of(
                            new AirflowReachable(
                                    target.url().toString(), version, checks, "verifier"));
            case Failed(var reason, var checks) ->
                    Optional.of(new VerificationFailed(Phase.INSTANCE, reason, checks));
            case Away(var reason, var evidence) ->
                    Optional.of(new StepFailed(Step.INSTANCE, reason, true, evidence));
            case Inconclusive(var reason, var checks) ->
                    Optional.of(new VerificationInconclusive(Phase.INSTANCE, reason, checks));
        };
    }

    private boolean isOverdue(Target target, Instant appliedAt) {
        return clock.instant().isAfter(appliedAt.plus(target.config().healthTimeout()));
    }

    /** The apply has begun: a failure of ours says nothing about it, so a person is asked. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(new VerificationInconclusive(Phase.INSTANCE, failure.reason(), List.of()));
    }
}
