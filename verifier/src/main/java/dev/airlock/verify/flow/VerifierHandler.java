package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Outbox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Remembers what a verification needs to know, and starts its steps. */
@ApplicationScoped
class VerifierHandler implements EventHandler {
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
            case HoldReturned _ -> row.returned();
            case Applied applied -> happened(cause, row, applied.appliedAt());
            case ApplyOutcomeUnknown _ -> {
                row.toObserve = true;
                steps.wake(cause);
            }
            case RollbackRequested requested ->
                    row.rollsBack(verifications.findByIdOptional(requested.of()).orElse(null));
            case RolledBack _ -> happened(cause, row, cause.time());
            case DecisionTaken taken -> decided(cause, taken, row);
            case IncidentResolved resolved -> {
                if (resolved.again().contains(Step.INSTANCE)) {
                    // It may have been applied while this service was not to listen.
                    row.appliedAt = cause.time();
                }
                steps.again(cause, resolved.again());
            }
            case DagsResumed _ -> soak(cause, row);
            // The verifier only looks: there is nothing to take back.
            case DeployAborting _ ->
                    outbox.emit(
                            cause,
                            new WorkUndone(
                                    Service.VERIFIER, List.of(), List.of(), null, List.of()));
            case LedgerEvent _,
                    OperatorEvent _,
                    WatcherEvent _,
                    ReleaseEvent _,
                    InfraEvent _,
                    VerifierEvent _,
                    StepEvent _ -> {}
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

    /** The watch concludes; one that a newer attempt has ended begins anew. */
    private void happened(Envelope cause, Verification row, Instant at) {
        row.appliedAt = at;
        var started = row.startedEvent;
        if (started != null && row.startedAttempt < cause.attempt()) {
            row.startedAttempt = cause.attempt();
            steps.instance(cause, started);
        } else {
            steps.wake(cause);
        }
    }

    private void decided(Envelope cause, DecisionTaken taken, Verification row) {
        var comment = taken.comment() == null ? "" : ": " + taken.comment();
        var accepted =
                List.of(
                        new Check(
                                "accepted",
                                CheckResult.PASSED,
                                "accepted by " + taken.by() + comment));
        switch (taken.decision()) {
            case ACCEPT -> {
                if (taken.question() == Question.INSTANCE) {
                    var url = targets.of(cause.target()).url().toString();
                    outbox.emit(cause, new AirflowReachable(url, "unknown", accepted, taken.by()));
                } else {
                    outbox.emit(cause, new Verified(subject(row), accepted, taken.by()));
                }
            }
            case CONTINUE -> happened(cause, row, cause.time());
            case APPLIED, NOT_APPLIED, ROLLBACK, INCIDENT -> {}
        }
    }

    private static Subject subject(Verification row) {
        return row.rollback ? Subject.ROLLBACK : Subject.FORWARD;
    }

    private void soak(Envelope cause, Verification row) {
        var startedAt = row.applyStartedAt;
        if (startedAt == null) {
            Log.warnf("DAGs are resumed without an apply: deploy=%s", cause.deployId());
            return;
        }
        var config = targets.of(cause.target()).config();
        steps.soak(
                cause,
                new SoakStep.Input(
                        cause.target(),
                        startedAt,
                        cause.time(),
                        Objects.requireNonNullElse(row.soak, config.soak()),
                        Objects.requireNonNullElse(row.tolerance, config.tolerance()),
                        subject(row)));
    }
}
