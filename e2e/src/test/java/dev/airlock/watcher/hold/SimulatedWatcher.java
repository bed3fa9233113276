package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.Participant;
import dev.airlock.simulation.Ticket;
import dev.airlock.simulation.World;
import dev.airlock.watcher.airflow.AirflowConfig;
import dev.airlock.watcher.platform.RunClassifier;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The watcher: its handler and steps as they are, its decisions the real ones. */
public final class SimulatedWatcher extends Participant {
    private static final int RETRIES = ResumeStep.RETRIES;

    private final SimulatedPauses pauses;
    private final SimulatedPausing pausing;
    private final AirflowConfig config;
    private final RunClassifier classifier;

    public SimulatedWatcher(World world, AirflowConfig config) {
        super(world, Service.AIRFLOW_WATCHER);
        this.config = config;
        this.classifier = new RunClassifier(config);
        this.pauses = new SimulatedPauses(world.clock());
        this.pausing = new SimulatedPausing(world, pauses);
    }

    World world() {
        return world;
    }

    SimulatedPauses pauses() {
        return pauses;
    }

    SimulatedPausing pausing() {
        return pausing;
    }

    AirflowConfig config() {
        return config;
    }

    RunClassifier classifier() {
        return classifier;
    }

    Duration settle() {
        return config.settle();
    }

    /** Whether it has, or is about to have, that DAG paused. */
    public boolean mayHavePaused(String dagId) {
        return pauses.isLive(dagId);
    }

    @Override
    protected void on(Envelope cause, DeployEvent event) {
        switch (event) {
            case DeployRequested requested ->
                    start("check", Step.CHECK, cause, patience(requested.options()));
            case PlanApproved approved -> {
                var patience = patience(approved.options());
                start(
                        "hold",
                        Step.HOLD,
                        cause,
                        new HoldStep.Input(World.TARGET, patience.length(), null));
            }
            case RollbackRequested rollback -> rollback(cause, rollback);
            case IncidentResolved resolved -> resolved.again().forEach(step -> again(step, cause));
            case PausesReleased released -> released(cause, released.dags());
            case HoldReturned returned when returned.why() == HoldReturnReason.LATE -> {}
            case HoldReturned _ -> {
                pauses.hold(cause.deployId()).returned = true;
                start("release", Step.RESUME, cause, World.TARGET);
            }
            case AirflowReachable _ -> start("resume", Step.RESUME, cause, World.TARGET);
            case DeployAborting aborting -> {
                pauses.aborting(cause.deployId(), cause.attempt()).abortDags = aborting.dags();
                start("undo", Step.RESUME, cause, World.TARGET);
            }
            case WorkUndone undone when undone.service() == Service.INFRA_RUNNER -> {
                pauses.aborting(cause.deployId(), cause.attempt()).apply =
                        undone.apply() == null ? ApplyEffect.UNKNOWN : undone.apply();
                start("undo", Step.RESUME, cause, World.TARGET);
            }
            default -> {}
        }
    }

    /** How long runs are waited for. */
    record Wait(@Nullable Duration length) {}

    private Wait patience(List<Option> options) {
        return new Wait(options.contains(Option.FORCE) ? config.forceClear() : null);
    }

    private void rollback(Envelope cause, RollbackRequested rollback) {
        if (!rollback.of().equals(cause.deployId())) {
            pauses.takeOver(rollback.of(), cause.deployId());
        }
        var patience = rollback.now() ? Duration.ZERO : config.rollbackClear();
        start("hold", Step.HOLD, cause, new HoldStep.Input(World.TARGET, patience, rollback.of()));
    }

    private void released(Envelope cause, PausesAnswer dags) {
        switch (dags) {
            case RESUME -> {
                pauses.hold(cause.deployId()).resumed = false;
                start("resume", Step.RESUME, cause, World.TARGET);
            }
            case FORGET -> pauses.forget(cause.deployId());
        }
    }

    @Override
    protected Act begin(Ticket ticket) {
        var cause = ticket.cause();
        return switch (ticket.step()) {
            case "check" -> new SimulatedCheck(this, cause, ((Wait) ticket.input()).length())::look;
            case "hold" -> new SimulatedHold(this, cause, (HoldStep.Input) ticket.input())::begin;
            case "release" -> () -> release(cause, RETRIES);
            case "resume" -> () -> isRefused() ? refused(cause) : resume(cause, RETRIES);
            case "undo" -> () -> undo(cause, RETRIES);
            default -> throw new IllegalStateException(ticket.step());
        };
    }

    /** Airflow's answer to an unpause, once in a while. */
    private boolean isRefused() {
        return !world.isCalm() && world.chance().once(0.02);
    }

    private Act.Next refused(Envelope cause) {
        return Act.then(() -> fail(cause, Step.RESUME, "refused", pauses.live(cause.deployId())));
    }

    private Act.Next retry(Envelope cause, int left, Act again) {
        return left > 0
                ? Act.after(world.chance().upTo(Duration.ofMinutes(1)), again)
                : Act.then(
                        () -> fail(cause, Step.RESUME, "no answer", pauses.live(cause.deployId())));
    }

    private Act.Next release(Envelope cause, int left) {
        if (!pauses.hold(cause.deployId()).returned) {
            return Act.ended();
        }
        return pausing.unpause(
                cause,
                pauses.live(cause.deployId()),
                false,
                Act::ended,
                _ -> retry(cause, left, () -> release(cause, left - 1)));
    }

    private Act.Next resume(Envelope cause, int left) {
        if (pauses.hold(cause.deployId()).resumed) {
            return Act.ended();
        }
        return pausing.unpause(
                cause,
                pauses.live(cause.deployId()),
                true,
                () -> Act.regardless(Duration.ZERO, () -> resumed(cause)),
                _ -> retry(cause, left, () -> resume(cause, left - 1)));
    }

    private Act.Next resumed(Envelope cause) {
        var hold = pauses.hold(cause.deployId());
        if (!hold.resumed) {
            hold.resumed = true;
            var resumed = pauses.resumed(cause.deployId()).stream().sorted().toList();
            emit(cause, new DagsResumed(resumed, List.of(), hold.heldSince));
        }
        return Act.ended();
    }

    private Act.Next undo(Envelope cause, int left) {
        var hold = pauses.aborting(cause.deployId(), cause.attempt());
        var live = pauses.live(cause.deployId());
        if (hold.answered) {
            return Act.ended();
        }
        if (live.isEmpty()) {
            return answer(cause, live);
        }
        if (hold.apply == null) {
            return Act.ended();
        }
        var gives =
                hold.abortDags == null
                        ? hold.apply == ApplyEffect.NONE || hold.apply == ApplyEffect.UNCHANGED
                        : hold.abortDags == PausedDags.RESUME;
        return gives
                ? pausing.unpause(
                        cause,
                        live,
                        false,
                        () -> answer(cause, List.of()),
                        _ -> retry(cause, left, () -> undo(cause, left - 1)))
                : answer(cause, live);
    }

    private Act.Next answer(Envelope cause, List<String> paused) {
        return Act.then(() -> {
            pauses.aborting(cause.deployId(), cause.attempt()).answered = true;
            emit(cause, new WorkUndone(Service.AIRFLOW_WATCHER, List.of(), paused, null, paused));
            return Act.finished();
        });
    }

    /** What rows say of a deploy's pauses, for the trace. */
    public String tell(UUID deployId) {
        return pauses.of(deployId).values().toString();
    }
}
