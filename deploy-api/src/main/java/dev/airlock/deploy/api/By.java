package dev.airlock.deploy.api;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.PlanRejected;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Verified;

/** Who stands behind an event: the person it names, else the service that emitted it. */
final class By {
    private By() {}

    static String of(DeployEvent event, String source) {
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
            default -> source;
        };
    }
}
