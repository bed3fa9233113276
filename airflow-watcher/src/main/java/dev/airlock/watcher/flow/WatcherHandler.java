package dev.airlock.watcher.flow;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.step.Steps;
import dev.airlock.watcher.airflow.AirflowConfig;
import dev.airlock.watcher.hold.DagPauses;
import dev.airlock.watcher.hold.HoldStep;
import dev.airlock.watcher.hold.Holds;
import dev.airlock.watcher.hold.ReleaseStep;
import dev.airlock.watcher.hold.ResumeStep;
import dev.airlock.watcher.hold.UndoStep;
import dev.airlock.watcher.platform.CheckStep;
import dev.airlock.watcher.platform.Platforms;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts the watcher's steps; everything else is not its concern. */
@ApplicationScoped
class WatcherHandler implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DEPLOY_REQUESTED,
                    EventType.PLAN_APPROVED,
                    EventType.ROLLBACK_REQUESTED,
                    EventType.INCIDENT_RESOLVED,
                    EventType.PAUSES_RELEASED,
                    EventType.HOLD_RETURNED,
                    EventType.AIRFLOW_REACHABLE,
                    EventType.DEPLOY_ABORTING,
                    EventType.WORK_UNDONE);

    private final Platforms platforms;
    private final Steps steps;
    private final Holds holds;
    private final DagPauses pauses;
    private final CheckStep check;
    private final HoldSteps hold;

    WatcherHandler(
            Platforms platforms,
            Steps steps,
            Holds holds,
            DagPauses pauses,
            CheckStep check,
            HoldSteps hold) {
        this.platforms = platforms;
        this.steps = steps;
        this.holds = holds;
        this.pauses = pauses;
        this.check = check;
        this.hold = hold;
    }

    @Override
    public Set<EventType> hears() {
        return HEARS;
    }

    @Override
    public void on(EventMessage message) {
        var cause = message.envelope();
        var target = cause.target();
        if (platforms.find(target).isEmpty()) {
            Log.warnf("Event of an unknown target: target=%s", target);
            return;
        }
        switch (message.event()) {
            case DeployRequested requested -> check(cause, requested.options());
            case PlanApproved approved -> hold(cause, approved.options());
            case RollbackRequested rollback -> rollback(cause, rollback);
            case IncidentResolved resolved ->
                    resolved.again().forEach(step -> steps.again(step, cause));
            case PausesReleased released -> released(cause, released.dags());
            // Held again as soon as the ledger has approved anew: what is paused stays so.
            case HoldReturned returned when returned.why() == HoldReturnReason.LATE -> {}
            case HoldReturned _ -> {
                holds.returned(cause);
                steps.start(hold.release(), cause, new ReleaseStep.Input(target));
            }
            case AirflowReachable _ ->
                    steps.start(hold.resume(), cause, new ResumeStep.Input(target));
            case DeployAborting aborting -> {
                holds.abandoned(cause, aborting.dags());
                steps.start(hold.undo(), cause, new UndoStep.Input(target));
            }
            case WorkUndone undone when undone.service() == Service.INFRA_RUNNER ->
                    applied(cause, undone);
            case WorkUndone _ -> {}
            default -> throw new IllegalStateException("not heard: " + message.event());
        }
    }

    private void check(Envelope cause, List<Option> options) {
        var input =
                options.contains(Option.DRY_RUN)
                        ? CheckStep.Input.dry(cause.target())
                        : new CheckStep.Input(cause.target(), patience(cause, options), false);
        steps.start(check, cause, input);
    }

    private void hold(Envelope cause, List<Option> options) {
        var input = new HoldStep.Input(cause.target(), patience(cause, options), null);
        steps.start(hold.hold(), cause, input);
    }

    private @Nullable Duration patience(Envelope cause, List<Option> options) {
        return options.contains(Option.FORCE) ? config(cause).forceClear() : null;
    }

    private AirflowConfig config(Envelope cause) {
        return platforms.of(cause.target()).config();
    }

    private void rollback(Envelope cause, RollbackRequested rollback) {
        if (!rollback.of().equals(cause.deployId())) {
            pauses.takeOver(rollback.of(), cause.deployId());
        }
        var patience = rollback.now() ? Duration.ZERO : config(cause).rollbackClear();
        steps.start(
                hold.hold(), cause, new HoldStep.Input(cause.target(), patience, rollback.of()));
    }

    private void released(Envelope cause, PausesAnswer dags) {
        switch (dags) {
            case RESUME -> {
                holds.toBeResumed(cause);
                steps.start(hold.resume(), cause, new ResumeStep.Input(cause.target()));
            }
            case FORGET -> pauses.forget(cause.deployId());
        }
    }

    private void applied(Envelope cause, WorkUndone undone) {
        var apply = undone.apply() == null ? ApplyEffect.UNKNOWN : undone.apply();
        holds.applied(cause, apply);
        steps.start(hold.undo(), cause, new UndoStep.Input(cause.target()));
    }
}
