package dev.airlock.notify.known;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.notify.config.Asks;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What an event adds to what is known. Where a deploy stands is the ledger's to say; this is as
 * near as its events tell, for people to read.
 */
final class Folding {
    private Folding() {}

    static Known after(Known known, EventMessage message, Asks asks) {
        var envelope = message.envelope();
        var told = facts(known, message.event());
        if (envelope.attempt() < known.standing().attempt() || known.standing().hasEnded()) {
            return told;
        }
        var standing = told.standing().attempt(envelope.attempt());
        return told.with(standing(standing, message.event(), envelope.time(), asks));
    }

    /** What stays true whatever became of the deploy meanwhile. */
    private static Known facts(Known known, DeployEvent event) {
        return switch (event) {
            case DeployQueued queued ->
                    known.with(
                            new Order(
                                    queued.by(),
                                    queued.reason(),
                                    queued.version(),
                                    queued.options(),
                                    queued.rollbackOf()));
            case DeployRequested asked ->
                    known.with(
                            new Order(
                                    asked.by(),
                                    asked.reason(),
                                    asked.version(),
                                    asked.options(),
                                    null));
            case RollbackRequested asked ->
                    known.with(known.order().back(asked.of(), asked.by(), asked.reason()));
            case ReleasePreviewed preview ->
                    known.with(known.order().of(preview.version()))
                            .with(new Link("release", preview.url()));
            case PlanProposed plan -> known.planned(plan.changes());
            case RollbackPreflighted preflight ->
                    known.warned(
                            preflight.doubts().stream()
                                    .map(doubt -> doubt.name() + ": " + doubt.evidence())
                                    .toList());
            case RolledBack back ->
                    known.with(new Link("deployment workflow", back.workflowRunUrl()));
            case InfraPullRequestOpened pull ->
                    known.with(new Link("infrastructure pull request", pull.url()));
            case ChangelogApproved(_, var url, _, _, _) when url != null ->
                    known.with(new Link("changelog", url));
            case DeployEnded ended when known.order().version() == null ->
                    known.with(known.order().of(ended.version()));
            default -> known;
        };
    }

    private static Standing standing(Standing now, DeployEvent event, Instant time, Asks asks) {
        return switch (event) {
            case DeployRequested _ -> now.in(DeployState.CHECKING, time, null);
            case DagsBlocked blocked -> now.detail(waitsFor(blocked));
            case DagsCleared _, ReleaseGranted _ -> now.in(DeployState.RELEASING, time, null);
            case ReleasePreviewed preview when asks.grant() && !preview.nothingToDeploy() ->
                    now.in(DeployState.AWAITING_APPROVAL, time, "the release is to be granted");
            case ReleaseReady _ -> now.in(DeployState.PLANNING, time, null);
            case PlanProposed plan when asks.approval() && !plan.empty() ->
                    now.in(DeployState.AWAITING_APPROVAL, time, "the plan is to be approved");
            case PlanApproved approved ->
                    now.in(DeployState.HOLDING, time, "the plan is approved by " + approved.by());
            case DagsHeld _ -> now.detail(null);
            case HoldReturned(var why, var detail) -> now.in(after(why), time, detail);
            case ApplyStarted _ -> now.in(DeployState.APPLYING, time, null);
            case Applied _, RolledBack _ -> now.in(DeployState.VERIFYING, time, null);
            case ApplyFailed failed when failed.effect() == ApplyEffect.CHANGED ->
                    now.in(DeployState.AWAITING_DECISION, time, failed.reason());
            case ApplyOutcomeUnknown unknown ->
                    now.in(DeployState.OUTCOME_UNKNOWN, time, unknown.reason());
            case VerificationFailed failed ->
                    now.in(DeployState.AWAITING_DECISION, time, failed.reason());
            case VerificationInconclusive unclear ->
                    now.in(DeployState.AWAITING_DECISION, time, unclear.reason());
            case DecisionTaken taken -> now.in(after(taken.decision()), time, taken.comment());
            case RollbackRequested asked ->
                    now.in(DeployState.ROLLING_BACK, time, "to " + asked.version());
            case DeployAborting aborting -> now.in(DeployState.RESTORING, time, aborting.reason());
            case IncidentDeclared incident -> now.in(DeployState.INCIDENT, time, incident.reason());
            case IncidentResolved resolved -> now.in(after(resolved), time, resolved.reason());
            case DeployEnded ended -> now.ended(ended.outcome(), time, ended.reason());
            default -> now;
        };
    }

    private static String waitsFor(DagsBlocked blocked) {
        var busy =
                blocked.runs().stream()
                        .filter(run -> run.verdict() == RunVerdict.BUSY)
                        .map(run -> run.dagId())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return busy.isEmpty() ? String.join(", ", blocked.doubts()) : "waits for " + busy;
    }

    private static DeployState after(HoldReturnReason why) {
        return switch (why) {
            case LATE -> DeployState.HOLDING;
            case STALE -> DeployState.PLANNING;
            case APPROVAL_EXPIRED -> DeployState.AWAITING_APPROVAL;
            case IMAGE_MOVED -> DeployState.RESTORING;
        };
    }

    private static DeployState after(Decision decision) {
        return switch (decision) {
            case ACCEPT, CONTINUE, APPLIED -> DeployState.VERIFYING;
            case NOT_APPLIED -> DeployState.RESTORING;
            case ROLLBACK -> DeployState.ROLLING_BACK;
            case INCIDENT -> DeployState.INCIDENT;
        };
    }

    private static DeployState after(IncidentResolved resolved) {
        if (resolved.state() != null) {
            return resolved.state();
        }
        return resolved.resolution() == Resolution.ROLLBACK
                ? DeployState.ROLLING_BACK
                : DeployState.RESTORING;
    }
}
