package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Outbox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Remembers what a verification needs to know, and starts its steps. */
@ApplicationScoped
class VerifierHandler implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DAGS_CLEARED,
                    EventType.RELEASE_PREVIEWED,
                    EventType.RELEASE_GRANTED,
                    EventType.DAGS_HELD,
                    EventType.APPLY_STARTED,
                    EventType.HOLD_RETURNED,
                    EventType.DEPLOY_ENDED,
                    EventType.APPLIED,
                    EventType.APPLY_OUTCOME_UNKNOWN,
                    EventType.ROLLBACK_REQUESTED,
                    EventType.ROLLED_BACK,
                    EventType.DECISION_TAKEN,
                    EventType.INCIDENT_RESOLVED,
                    EventType.DAGS_RESUMED,
                    EventType.DEPLOY_ABORTING);

    private final VerifyTargets targets;
    private final Verifications verifications;
    private final VerifierSteps steps;
    private final Outbox outbox;

    VerifierHandler(
            VerifyTargets targets,
            Verifications verifications,
            VerifierSteps steps,
            Outbox outbox) {
        this.targets = targets;
        this.verifications = verifications;
        this.steps = steps;
        this.outbox = outbox;
    }

    @Override
    public Set<EventType> hears() {
        return HEARS;
    }

    @Override
    public void on(EventMessage message) {
        var cause = message.envelope();
        if (targets.find(cause.target()).isEmpty()) {
            Log.warnf("Event of an unknown target: target=%s", cause.target());
            return;
        }
        var row = verifications.of(cause.deployId(), cause.target());
        switch (message.event()) {
            case DagsCleared cleared -> row.airflowBefore = cleared.airflowVersion();
            case ReleasePreviewed preview -> {
                var upgrade = preview.airflowUpgrade();
                row.airflowUpgrade = upgrade == null ? null : upgrade.to();
                row.airflowPinKnown = preview.airflowPin() != null;
            }
            case ReleaseGranted granted -> {
                row.soak = granted.soak();
                row.tolerance = granted.tolerance();
            }
            case DagsHeld held -> held(cause, held, row);
            case ApplyStarted started -> {
                row.started(cause, started.startedAt());
                steps.instance(cause, cause.id());
            }
            case HoldReturned _ -> row.over();
            // Pauses that it left may be lifted yet, and nothing is to be verified then.
            case DeployEnded _ -> row.over();
            case Applied applied -> happened(cause, row, applied.startedAt(), applied.appliedAt());
            case ApplyOutcomeUnknown _ -> {
                row.toObserve = true;
                look(cause, row, cause.time());
            }
            case RollbackRequested requested ->
                    row.rollsBack(verifications.findByIdOptional(requested.of()).orElse(null));
            case RolledBack back -> {
                happened(cause, row, back.startedAt(), cause.time());
                row.rolledBack(back.startedAt());
            }
            case DecisionTaken taken -> decided(cause, taken, row);
            case IncidentResolved resolved -> again(cause, resolved.again(), row);
            case DagsResumed _ -> {
                row.resumedAt = cause.time();
                soak(cause, row);
            }
            // The verifier only looks: there is nothing to take back.
            case DeployAborting _ ->
                    outbox.emit(
                            cause,
                            new WorkUndone(
                                    Service.VERIFIER, List.of(), List.of(), null, List.of()));
            default -> throw new IllegalStateException("not heard: " + message.event());
        }
    }

    /** Before a rollback, the watch begins here: there is no start of an apply to wait for. */
    private void held(Envelope cause, DagsHeld held, Verification row) {
        steps.baseline(cause);
        if (held.startBy() == null) {
            row.started(cause, cause.time());
            steps.instance(cause, cause.id());
        }
    }

    /** The watch concludes. */
    private void happened(Envelope cause, Verification row, Instant startedAt, Instant at) {
        look(cause, row, startedAt);
        row.appliedAt = at;
    }

    /** The watch looks at once; one that a newer attempt has ended, or hidden, begins anew. */
    private void look(Envelope cause, Verification row, Instant startedAt) {
        var started = row.startedEvent;
        if (started == null) {
            row.started(cause, startedAt);
            steps.instance(cause, cause.id());
        } else if (row.startedAttempt < cause.attempt()) {
            row.startedAttempt = cause.attempt();
            steps.instance(cause, started);
        } else {
            steps.wake(cause);
        }
    }

    /** What was told while the team had it was not for this service's ears: it may be missing. */
    private void again(Envelope cause, List<Step> again, Verification row) {
        if (again.contains(Step.INSTANCE)) {
            if (row.startedEvent == null) {
                happened(cause, row, cause.time(), cause.time());
            } else {
                row.appliedAt = cause.time();
                row.startedAttempt = cause.attempt();
                steps.instanceAgain(cause);
            }
        }
        if (again.contains(Step.VERIFY)) {
            if (row.resumedAt == null) {
                row.resumedAt = cause.time();
            }
            soak(cause, row);
        }
    }

    private void decided(Envelope cause, DecisionTaken taken, Verification row) {
        var comment = taken.comment() == null ? "" : ": " + taken.comment();
        var accepted =
                new Check("accepted", CheckResult.PASSED, "accepted by " + taken.by() + comment);
        switch (taken.decision()) {
            case ACCEPT -> {
                if (taken.question() == Question.INSTANCE) {
                    steps.accept(cause, accepted, taken.by());
                } else {
                    outbox.emit(cause, new Verified(row.subject(), List.of(accepted), taken.by()));
                }
            }
            case CONTINUE -> happened(cause, row, cause.time(), cause.time());
            case APPLIED, NOT_APPLIED, ROLLBACK, INCIDENT -> {}
        }
    }

    private void soak(Envelope cause, Verification row) {
        var startedAt = row.applyStartedAt;
        var resumedAt = row.resumedAt;
        if (startedAt == null || resumedAt == null) {
            Log.warnf("DAGs are resumed without an apply: deploy=%s", cause.deployId());
            return;
        }
        steps.soak(cause, row, startedAt, resumedAt);
    }
}
