package dev.airlock.verify.flow;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.WatcherEvent;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Outbox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
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
            }
            case ReleaseGranted granted -> {
                row.soak = granted.soak();
                row.tolerance = granted.tolerance();
            }
            case DagsHeld _ -> steps.baseline(cause);
            case ApplyStarted started -> {
                row.started(cause.id(), started.startedAt());
                steps.instance(cause, started.startedAt());
            }
            case HoldReturned _ -> row.returned();
            case Applied applied -> {
                row.appliedAt = applied.appliedAt();
                steps.wake(cause);
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
                        Objects.requireNonNullElse(row.tolerance, config.tolerance())));
    }
}
