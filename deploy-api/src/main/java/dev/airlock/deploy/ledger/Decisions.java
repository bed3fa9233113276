package dev.airlock.deploy.ledger;

import static dev.airlock.event.DeployState.APPLYING;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.CHECKING;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RELEASING;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.VERIFYING;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.PlanRejected;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.event.flow.Flow;

/** Where an event that leads on leads to, and what the ledger says upon it. */
final class Decisions {

    private final Progress before;
    private final Envelope envelope;
    private final Policies policies;
    private final Rules rules;
    private final Road road;
    private final GrantDecisions grants;
    private final AfterApply afterApply;

    Decisions(Progress before, Envelope envelope, Rules rules) {
        this.before = before;
        this.envelope = envelope;
        this.rules = rules;
        this.policies = new Policies(rules, envelope.time());
        this.road = new Road(before, envelope.time());
        this.grants = new GrantDecisions(before, road, policies, rules);
        this.afterApply = new AfterApply(before, envelope, rules, road);
    }

    Folded upon(DeployEvent event) {
        return switch (event) {
            case DeployRequested _ -> road.go(event, CHECKING);
            case RollbackPreflighted preflight -> grants.upon(preflight);
            case DagsCleared _ -> road.go(event, RELEASING);
            case ReleasePreviewed previewed -> grants.upon(previewed);
            case ReleaseGranted _ -> road.go(event, RELEASING);
            case ReleaseRefused(_, var by, var reason) ->
                    road.abort(event, Policies.outcomeOfRefusal(by), reason);
            case ReleaseReady _ -> road.go(event, PLANNING);
            case PlanProposed plan -> proposed(plan);
            case PlanApproved approved -> approved(approved);
            case PlanRejected(_, _, var by, var comment) ->
                    road.abort(
                            event,
                            Outcome.REJECTED,
                            "the plan was rejected by %s%s"
                                    .formatted(by, comment == null ? "" : ": " + comment));
            case HoldReturned returned -> new HoldDecisions(road, policies).upon(returned);
            case ApplyStarted _ -> road.move(before.forget(EventType.GATE_CLOSED), event, APPLYING);
            case Applied _ -> road.go(event, VERIFYING);
            case ApplyFailed failed -> afterApply.failed(failed);
            case ApplyOutcomeUnknown unknown -> road.ask(before, unknown, Asked.of(unknown));
            case GateClosed _, Verified _ -> afterApply.verified(event);
            case VerificationFailed failed -> afterApply.notVerified(failed);
            case VerificationInconclusive(var phase, var reason, var checks) ->
                    road.ask(before, event, Asked.of(phase, reason, checks));
            case DecisionTaken taken -> afterApply.decided(taken);
            case RollbackRequested requested -> afterApply.rollback(requested);
            case RolledBack _ -> road.go(event, VERIFYING);
            case IncidentResolved resolved -> afterApply.resolved(resolved);
            case StepFailed(var step, var reason, _, _) ->
                    road.abortOrIncident(event, "step %s: %s".formatted(Wire.name(step), reason));
            case DeadlinePassed passed -> passed(passed);
            case WorkUndone answer -> afterApply.undone(answer);
            case DeployAborting _ -> road.go(event, RESTORING);
            case IncidentDeclared _ -> road.go(event, INCIDENT);
            case DeployEnded _ -> road.go(event, ENDED);
            case DeployQueued _,
                    DagsBlocked _,
                    DagsHeld _,
                    DagsResumed _,
                    ReleasePublished _,
                    AirflowReachable _,
                    ChangelogApproved _,
                    InfraPullRequestOpened _,
                    InfraPullRequestClosed _,
                    PaperworkPending _,
                    VersionObserved _,
                    ApplyInterruptRequested _,
                    StepOverridden _,
                    StillWaiting _,
                    PausesReleased _ ->
                    Folded.recorded(before.seen(event, envelope.time()), "leads nowhere by itself");
        };
    }

    private Folded proposed(PlanProposed plan) {
        if (before.isDryRun()) {
            var verdict =
                    plan.refusals().isEmpty()
                            ? "the plan is as it should be"
                            : "the plan is refused";
            return road.move(
                    before,
                    plan,
                    ENDED,
                    new DeployEnded(
                            Outcome.SUCCEEDED,
                            "dry run: %s; nothing was written".formatted(verdict),
                            null,
                            null));
        }
        if (plan.empty()) {
            return road.abort(plan, Outcome.NO_CHANGES, "the plan changes nothing");
        }
        var asked = before.forget(EventType.PLAN_APPROVED);
        return policies.autoApproval(plan, before)
                .map(approval -> road.move(asked, plan, AWAITING_APPROVAL, approval))
                .orElseGet(() -> road.move(asked, plan, AWAITING_APPROVAL));
    }

    private Folded approved(PlanApproved approved) {
        var open =
                before.last(PlanProposed.class)
                        .filter(plan ->
                                plan.planId().equals(approved.planId())
                                        && plan.planSha256().equals(approved.planSha256()));
        return open.isPresent()
                ? road.go(approved, HOLDING)
                : Folded.misfit(before, "approves another plan than the one proposed");
    }

    private Folded passed(DeadlinePassed passed) {
        if (passed.state() == before.state() && afterApply.isOfTheHold(passed)) {
            return road.overdue(passed);
        }
        return passed.state() == before.state()
                ? road.abortOrIncident(
                        passed,
                        "%s lasted past its deadline %s"
                                .formatted(Flow.name(passed.state()), passed.deadline()))
                : Folded.misfit(before, "that state is over");
    }
}
