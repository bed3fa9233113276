package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.Step;
import dev.airlock.infra.apply.ApplyVerdict.Outcome;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.plan.PlanMaker.Left;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.plan.StoredPlan.Status;
import dev.airlock.infra.work.TerraformState;
import dev.airlock.infra.work.Work;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.Breakage;
import dev.airlock.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@link ApplyStep} and {@link Apply} with their real decisions, one act at a time. */
final class SimulatedApply {
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final SimulatedRunner runner;
    private final World world;
    private final Envelope cause;
    private final ApplyStep.Hold hold;

    SimulatedApply(SimulatedRunner runner, Envelope cause, ApplyStep.Hold hold) {
        this.runner = runner;
        this.world = runner.world();
        this.cause = cause;
        this.hold = hold;
    }

    Act.Next begin() {
        var plan = runner.newest(cause.deployId());
        if (plan != null && !plan.planId.equals(hold.planId())) {
            return Act.finished();
        }
        var work = runner.work(cause.deployId());
        if (work == null || plan == null || HoldCheck.isGone(plan, work.effect)) {
            return give(HoldCheck.returned(HoldReturnReason.STALE, "no plan").orElseThrow());
        }
        if (plan.status == Status.PROPOSED || plan.status == Status.ARMED) {
            return check(plan);
        }
        if (plan.outcomeTold) {
            return close();
        }
        if (world.isBroken(Breakage.USED_PLAN_APPLIED_AGAIN)) {
            return run(plan, world.clock().instant());
        }
        var state = Optional.of(world.terraform().state());
        return settled(plan, ApplyVerdict.ofCrash(plan, state, List.of()), state);
    }

    private Act.Next check(StoredPlan plan) {
        var returned =
                HoldCheck.time(plan, world.clock().instant(), hold.startBy())
                        .or(this::image)
                        .or(() -> HoldCheck.state(plan, world.terraform().state()));
        if (returned.isPresent()) {
            return give(returned.get());
        }
        return Act.then(() -> {
            var startedAt = world.clock().instant();
            var late = HoldCheck.time(plan, startedAt, hold.startBy());
            return late.isPresent() ? give(late.get()) : Act.then(() -> consume(plan, startedAt));
        });
    }

    private Optional<HoldReturned> image() {
        var digest = work().digest;
        return digest == null
                ? Optional.empty()
                : HoldCheck.image(
                        work().tag(),
                        digest,
                        Optional.of(world.chance().once(0.02) ? "sha256:other" : digest));
    }

    private Work work() {
        return Objects.requireNonNull(runner.work(cause.deployId()));
    }

    private Act.Next consume(StoredPlan plan, Instant startedAt) {
        plan.use(startedAt);
        work().effect = ApplyEffect.UNKNOWN;
        runner.emit(cause, new ApplyStarted(plan.planId, plan.sha256, startedAt));
        return Act.regardless(Duration.ZERO, () -> run(plan, startedAt));
    }

    private Act.Next run(StoredPlan plan, Instant startedAt) {
        world.terraform().apply(cause.deployId(), plan.planId, plan.state());
        return Act.regardless(LOOK, () -> await(plan, startedAt));
    }

    private Act.Next await(StoredPlan plan, Instant startedAt) {
        var result = world.terraform().result();
        if (result == null) {
            if (work().interruptRequested) {
                world.terraform().interrupt();
            }
            return Act.regardless(LOOK, () -> await(plan, startedAt));
        }
        return Act.regardless(Duration.ZERO, () -> ended(plan, startedAt, result));
    }

    private Act.Next ended(StoredPlan plan, Instant startedAt, CommandResult result) {
        Optional<TerraformState> after =
                result instanceof CommandResult.NotStarted
                        ? Optional.of(plan.state())
                        : world.chance().once(0.03)
                                ? Optional.empty()
                                : Optional.of(world.terraform().state());
        var outcome =
                ApplyVerdict.of(
                        work(), plan, startedAt, result, after, List.of(), world.clock().instant());
        return result instanceof Interrupted ? tell(plan, outcome) : settled(plan, outcome, after);
    }

    private Act.Next settled(StoredPlan plan, Outcome outcome, Optional<TerraformState> now) {
        if (!(outcome.event() instanceof ApplyOutcomeUnknown unknown)) {
            return tell(plan, outcome);
        }
        var left = new Left(world.terraform().holdsAll(), List.of("planned again"));
        return tell(
                plan,
                ApplyVerdict.settled(work(), plan, unknown, now, left, world.clock().instant()));
    }

    private Act.Next tell(StoredPlan plan, Outcome outcome) {
        var returned = outcome.event() instanceof HoldReturned;
        Act told =
                () -> {
                    if (!plan.outcomeTold) {
                        plan.outcomeTold = true;
                        work().effect = outcome.effect();
                        if (returned) {
                            plan.destroy();
                        }
                        runner.emit(cause, outcome.event());
                    }
                    return returned ? Act.finished() : Act.regardless(Duration.ZERO, this::close);
                };
        return returned ? Act.then(told) : Act.regardless(Duration.ZERO, told);
    }

    private Act.Next give(HoldReturned returned) {
        return Act.then(() -> {
            if (returned.why() == HoldReturnReason.STALE
                    || returned.why() == HoldReturnReason.IMAGE_MOVED) {
                runner.destroyAll(cause.deployId());
            }
            runner.emit(cause, returned);
            return Act.finished();
        });
    }

    private Act.Next close() {
        if (!world.isCalm() && world.chance().once(0.02)) {
            return Act.then(
                    () -> runner.fail(cause, Step.GATE, "the gate is unreadable", List.of()));
        }
        runner.gate(cause.deployId(), false);
        return Act.regardless(
                Duration.ZERO,
                () -> {
                    if (runner.destroyAll(cause.deployId())) {
                        runner.emit(cause, new GateClosed(List.of("no plan is left")));
                    }
                    return Act.ended();
                });
    }
}
