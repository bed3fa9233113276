package dev.airlock.deploy.report;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.PlanRejected;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Verified;

/** Who stands behind an event: the person it names, else the service that emitted it. */
public final class By {
    private By() {}

    /** Its name. */
    public static String of(DeployEvent event, String source) {
        return switch (event) {
            case DeployQueued queued -> queued.by();
            case DeployRequested requested -> requested.by();
            case ReleaseGranted granted -> granted.by();
            case ReleaseRefused refused -> refused.by();
            case PlanApproved approved -> approved.by();
            case PlanRejected rejected -> rejected.by();
            case DeployAborting aborting -> aborting.by();
            case Applied applied -> applied.by();
            case AirflowReachable reachable -> reachable.by();
            case Verified verified -> verified.by();
            case ChangelogApproved approved -> approved.by();
            case ReleaseReady ready -> ready.by() == null ? source : ready.by();
            case IncidentDeclared declared -> declared.by();
            case IncidentResolved resolved -> resolved.by();
            case DecisionTaken taken -> taken.by();
            case RollbackRequested requested -> requested.by();
            case ApplyInterruptRequested requested -> requested.by();
            case StepOverridden overridden -> overridden.by();
            case PausesReleased released -> released.by();
            default -> source;
        };
    }
}
