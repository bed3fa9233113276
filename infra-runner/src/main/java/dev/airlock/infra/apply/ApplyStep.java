package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.plan.StoredPlan.Status;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers a hold: with exactly the approved plan, once, and the closed gate; or by giving it back.
 * A plan found used up when this begins was used by a process that died: it is never run again.
 */
@Singleton
public class ApplyStep implements DurableStep<ApplyStep.Hold> {
    private final InfraTargets targets;
    private final Works works;
    private final Plans plans;
    private final HoldChecks checks;
    private final Apply apply;
    private final ApplyOutcomes outcomes;
    private final GateClosing gate;
    private final Clock clock;

    ApplyStep(
            InfraTargets targets,
            Works works,
            Plans plans,
            HoldChecks checks,
            Apply apply,
            ApplyOutcomes outcomes,
            GateClosing gate,
            Clock clock) {
        this.targets = targets;
        this.works = works;
        this.plans = plans;
        this.checks = checks;
        this.apply = apply;
        this.outcomes = outcomes;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * The clearance: an apply of that plan must have started before.
     *
     * @param planId absent if nothing was planned
     */
    public record Hold(Instant startBy, @Nullable UUID planId) {}

    private record Started(StoredPlan plan, byte[] file) {}

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public Class<Hold> inputType() {
        return Hold.class;
    }

    @Override
    public Step failsAs() {
        return Step.APPLY;
    }

    /** A registry or a git that is away for some minutes is no reason for an incident. */
    @Override
    public int retries() {
        return 40;
    }

    @Override
    public void run(StepContext context, Hold hold)
            throws StepUnavailable, StepFailure, InterruptedException {
        var config = targets.get(context.cause().target());
        var deployId = context.cause().deployId();
        var work = context.transact(() -> works.get(deployId));
        var plan = context.transact(() -> plans.newest(deployId)).orElse(null);
        if (plan != null && !plan.planId.equals(hold.planId())) {
            // The hold was for an earlier plan, and has been answered.
            context.finish(() -> {});
            return;
        }
        if (plan == null || HoldCheck.isGone(plan, work.effect)) {
            give(
                    context,
                    HoldCheck.returned(HoldReturnReason.STALE, "there is no plan").orElseThrow());
            return;
        }
        if (plan.status == Status.PROPOSED || plan.status == Status.ARMED) {
            if (!applied(context, config, work, plan, hold)) {
                return;
            }
        } else if (!plan.outcomeTold) {
            var known = outcomes.known(plan);
            outcomes.tell(
                    context,
                    plan,
                    known == null ? apply.reconcile(context, config, work, plan) : known);
        }
        close(context, config, work);
    }

    /** Whether Terraform applied, or tried to; if not, the hold was given back. */
    private boolean applied(
            StepContext context, InfraConfig config, Work work, StoredPlan plan, Hold hold)
            throws StepUnavailable, StepFailure, InterruptedException {
        var returned = checks.check(context, config, work, plan, hold.startBy());
        if (returned.isPresent()) {
            give(context, returned.get());
            return false;
        }
        var startedAt = clock.instant();
        var late = HoldCheck.time(plan, startedAt, hold.startBy());
        if (late.isPresent()) {
            give(context, late.get());
            return false;
        }
        var started = context.transact(() -> consume(context, plan.planId, startedAt));
        var outcome = apply.run(context, config, work, started.plan(), started.file(), startedAt);
        outcomes.keep(started.plan(), outcome);
        outcomes.tell(context, started.plan(), outcome);
        return !(outcome.event() instanceof HoldReturned);
    }

    private Started consume(StepContext context, UUID planId, Instant startedAt) {
        var file = plans.consume(planId, startedAt);
        works.get(context.cause().deployId()).effect = ApplyEffect.UNKNOWN;
        var plan = plans.findById(planId);
        context.emit(new ApplyStarted(planId, plan.sha256, startedAt));
        return new Started(plan, file);
    }

    private void give(StepContext context, HoldReturned returned) {
        context.finish(() -> {
            if (returned.why() == HoldReturnReason.STALE
                    || returned.why() == HoldReturnReason.IMAGE_MOVED) {
                plans.destroyAll(context.cause().deployId());
            }
            context.emit(returned);
        });
    }

    private void close(StepContext context, InfraConfig config, Work work)
            throws StepUnavailable, StepFailure {
        var evidence = gate.close(context, config, work);
        context.record(() -> {
            // Once: the row that says so is the plan's.
            if (plans.destroyAll(work.deployId)) {
                context.emit(new GateClosed(evidence));
            }
        });
    }

    /** From the start on it is the gate that could not be closed. */
    @Override
    public void failed(StepContext context, Hold hold, StepFailure failure) {
        var isStarted =
                plans.newest(context.cause().deployId())
                        .filter(plan -> plan.startedAt != null)
                        .isPresent();
        context.emit(
                new StepFailed(
                        isStarted ? Step.GATE : Step.APPLY,
                        failure.reason(),
                        failure.isRetryable(),
                        failure.evidence()));
    }
}
