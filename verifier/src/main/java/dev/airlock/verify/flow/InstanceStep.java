package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import dev.airlock.verify.airflow.SchedulerJobs;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            if (outage.isPresent() && known.outage() == null) {
                known.outage(outage.get());
                context.transact(() -> {
                    get(context).outage(outage.get());
                    return outage;
                });
            }
            if (known.toObserve) {
                observe(context, target, known, reading);
            }
            if (known.appliedAt != null && concludes(context, target, known, reading)) {
                return;
            }
            var poll = target.config().poll();
            wakeups.await(context, outages.isSuspicious() ? poll.dividedBy(SOON) : poll);
        }
    }

    /** Evidence for the person who is to say whether the apply happened. */
    private void observe(
            StepContext context, Target target, Verification known, AirflowReading reading) {
        var instance = newInstance(target, known, reading);
        var checks =
                List.of(
                        new Check("health", InstanceVerdict.health(reading), reading.detail()),
                        instance.evidence()
                                .map(seen -> new Check("new-instance", CheckResult.PASSED, seen))
                                .orElseGet(() ->
                                        new Check(
                                                "new-instance",
                                                CheckResult.INCONCLUSIVE,
                                                instance.missing())));
        context.transact(() -> {
            get(context).toObserve = false;
            return context.emit(new VersionObserved(checks));
        });
    }

    private static NewInstance newInstance(
            Target target, Verification known, AirflowReading reading) {
        return new NewInstance(
                Objects.requireNonNull(known.applyStartedAt),
                known.outage(),
                schedulers(target, reading));
    }

    private Verification known(StepContext context) {
        return context.transact(() -> get(context));
    }

    private Verification get(StepContext context) {
        return verifications.get(context.cause().deployId());
    }

    private boolean concludes(
            StepContext context, Target target, Verification known, AirflowReading reading) {
        var verdict =
                InstanceVerdict.of(
                        reading,
                        newInstance(target, known, reading),
                        new ExpectedVersion(
                                known.airflowBefore,
                                known.airflowUpgrade,
                                known.airflowPinKnown,
                                known.rollback),
                        isOverdue(target, known.appliedAt));
        switch (verdict) {
            case Wait _ -> {
                return false;
            }
            case Reachable(var version, var checks) -> {
                var url = target.url().toString();
                context.finish(
                        () -> context.emit(new AirflowReachable(url, version, checks, "verifier")));
            }
            case Failed(var reason, var checks) ->
                    context.finish(() ->
                            context.emit(new VerificationFailed(Phase.INSTANCE, reason, checks)));
            case Away(var reason, var evidence) ->
                    context.finish(() ->
                            context.emit(new StepFailed(Step.INSTANCE, reason, true, evidence)));
            case Inconclusive(var reason, var checks) ->
                    context.finish(() ->
                            context.emit(
                                    new VerificationInconclusive(Phase.INSTANCE, reason, checks)));
        }
        return true;
    }

    private static SchedulerJobs schedulers(Target target, AirflowReading reading) {
        if (!(reading instanceof Answering now)) {
            return new Untold("Airflow does not answer");
        }
        return now.hasJobs()
                ? target.airflow().schedulers()
                : new Untold("Airflow 2 has no such endpoint");
    }

    private boolean isOverdue(Target target, @Nullable Instant appliedAt) {
        return appliedAt != null
                && clock.instant().isAfter(appliedAt.plus(target.config().healthTimeout()));
    }

    /** The apply has begun: a failure of ours says nothing about it, so a person is asked. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(new VerificationInconclusive(Phase.INSTANCE, failure.reason(), List.of()));
    }
}
