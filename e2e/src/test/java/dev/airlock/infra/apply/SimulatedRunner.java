package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.rollback.PreflightStep;
import dev.airlock.infra.work.Work;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.Breakage;
import dev.airlock.simulation.Participant;
import dev.airlock.simulation.Ticket;
import dev.airlock.simulation.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** infra-runner: its handler and steps as they are, its decisions the real ones. */
public final class SimulatedRunner extends Participant {
    private final Map<UUID, Work> works = new HashMap<>();
    private final Map<UUID, List<StoredPlan>> plans = new HashMap<>();
    private final Map<UUID, SimulatedRollback> rollbacks = new HashMap<>();
    private final Set<UUID> openGates = new HashSet<>();

    public SimulatedRunner(World world) {
        super(world, Service.INFRA_RUNNER);
    }

    World world() {
        return world;
    }

    @Nullable Work work(UUID deployId) {
        return works.get(deployId);
    }

    void work(Work work) {
        works.put(work.deployId, work);
    }

    List<StoredPlan> plans(UUID deployId) {
        return plans.computeIfAbsent(deployId, _ -> new ArrayList<>());
    }

    @Nullable StoredPlan newest(UUID deployId) {
        var all = plans(deployId);
        return all.isEmpty() ? null : all.getLast();
    }

    boolean destroyAll(UUID deployId) {
        var alive =
                plans(deployId).stream()
                        .filter(plan -> plan.status != StoredPlan.Status.DESTROYED)
                        .toList();
        alive.forEach(StoredPlan::destroy);
        return !alive.isEmpty();
    }

    /** In the deploy's own clone. */
    void gate(UUID deployId, boolean open) {
        if (open) {
            openGates.add(deployId);
        } else {
            openGates.remove(deployId);
        }
    }

    /** What could still be applied, or is open. */
    public List<String> armed(UUID deployId) {
        var armed = new ArrayList<String>();
        for (var plan : plans(deployId)) {
            if (plan.content != null) {
                armed.add("plan " + plan.planId + " is " + plan.status);
            }
        }
        if (openGates.contains(deployId)) {
            armed.add("the gate is open");
        }
        return armed;
    }

    @Override
    protected void died() {
        world.terraform().orphaned();
        // The next process removes the clones of dead ones before all else.
        openGates.clear();
    }

    @Override
    protected void superseded(Ticket ticket) {
        gate(ticket.cause().deployId(), false);
    }

    @Override
    protected void on(Envelope cause, DeployEvent event) {
        var id = cause.deployId();
        PreflightStep.upon(event)
                .ifPresent(before -> start("preflight", Step.PREFLIGHT, cause, before));
        switch (event) {
            case ReleaseReady ready -> start("plan", Step.PLAN, cause, ready);
            case PlanApproved approved -> {
                var plan = newest(id);
                if (plan != null
                        && plan.planId.equals(approved.planId())
                        && plan.sha256.equals(approved.planSha256())) {
                    plan.arm(approved.expiresAt());
                }
            }
            case DagsHeld held -> held(cause, held);
            case HoldReturned(var why, _) when why == HoldReturnReason.STALE -> planAnew(cause);
            case DeployAborting aborting -> {
                if (aborting.outcome() == Outcome.CANCELLED) {
                    interrupt(id);
                }
                start("undo", Step.PLAN, cause, World.TARGET);
            }
            case IncidentResolved resolved ->
                    resolved.again()
                            .forEach(step -> again(step == Step.GATE ? Step.APPLY : step, cause));
            case ApplyInterruptRequested _ -> interrupt(id);
            case RollbackRequested requested -> {
                rollbacks.putIfAbsent(id, new SimulatedRollback(this, requested));
                interrupt(id);
                plans(id).stream().filter(StoredPlan::isUnused).forEach(StoredPlan::destroy);
            }
            case DecisionTaken taken -> answer(cause, taken);
            default -> {}
        }
    }

    private void held(Envelope cause, DagsHeld held) {
        if (held.startBy() == null) {
            start("rollback", Step.ROLLBACK, cause, World.TARGET);
            return;
        }
        var plan = newest(cause.deployId());
        start(
                "apply",
                Step.APPLY,
                cause,
                new ApplyStep.Hold(held.startBy(), plan == null ? null : plan.planId));
    }

    private void interrupt(UUID deployId) {
        var work = works.get(deployId);
        if (work != null) {
            work.interruptRequested = true;
        }
    }

    private void planAnew(Envelope cause) {
        var work = works.get(cause.deployId());
        if (work != null) {
            start(
                    "plan",
                    Step.PLAN,
                    cause,
                    new ReleaseReady(
                            work.version(), work.image, work.tag(), work.digest, null, List.of()));
        }
    }

    /** As {@link OutcomeAnswers}. */
    private void answer(Envelope cause, DecisionTaken taken) {
        var plan = newest(cause.deployId());
        var work = works.get(cause.deployId());
        if (taken.question() != Question.OUTCOME || plan == null || work == null) {
            return;
        }
        switch (taken.decision()) {
            case APPLIED -> {
                work.effect = ApplyEffect.CHANGED;
                emit(
                        cause,
                        new Applied(
                                plan.planId,
                                work.version(),
                                work.tag(),
                                plan.startedAt == null ? cause.time() : plan.startedAt,
                                cause.time(),
                                plan.stateSerial,
                                taken.by()));
            }
            case NOT_APPLIED -> {
                work.effect = ApplyEffect.UNCHANGED;
                emit(
                        cause,
                        new ApplyFailed(plan.planId, ApplyEffect.UNCHANGED, "nothing", List.of()));
            }
            case ACCEPT, CONTINUE, ROLLBACK, INCIDENT -> {}
        }
    }

    @Override
    protected Act begin(Ticket ticket) {
        var cause = ticket.cause();
        return switch (ticket.step()) {
            case "preflight" -> () -> preflight(cause, (PreflightStep.Before) ticket.input());
            case "plan" -> new SimulatedPlan(this, cause, (ReleaseReady) ticket.input())::begin;
            case "apply" -> new SimulatedApply(this, cause, (ApplyStep.Hold) ticket.input())::begin;
            case "undo" -> () -> undo(cause);
            case "rollback" -> rollbacks.get(cause.deployId()).begin(cause);
            default -> throw new IllegalStateException(ticket.step());
        };
    }

    private Act.Next preflight(Envelope cause, PreflightStep.Before before) {
        var result = world.isCalm() || world.chance().once(0.95) ? CheckResult.PASSED : doubt();
        emit(
                cause,
                new RollbackPreflighted(
                        before.version(), null, List.of(new Check("image", result, "looked up"))));
        return Act.finished();
    }

    private CheckResult doubt() {
        return world.chance().once(0.5) ? CheckResult.FAILED : CheckResult.INCONCLUSIVE;
    }

    private Act.Next undo(Envelope cause) {
        var id = cause.deployId();
        if (!world.isBroken(Breakage.PLAN_NOT_DESTROYED)) {
            destroyAll(id);
        }
        return Act.then(() -> {
            gate(id, false);
            return Act.then(() -> {
                var work = works.get(id);
                emit(
                        cause,
                        new WorkUndone(
                                Service.INFRA_RUNNER,
                                List.of(),
                                List.of(),
                                work == null ? ApplyEffect.NONE : work.effect,
                                List.of()));
                return Act.finished();
            });
        });
    }

    /** Whether a dry run is asked for. */
    static boolean isDryRun(ReleaseReady ready) {
        return ready.options().contains(Option.DRY_RUN);
    }
}
