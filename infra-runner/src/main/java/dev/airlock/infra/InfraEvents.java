package dev.airlock.infra;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.infra.apply.ApplyStep;
import dev.airlock.infra.apply.OutcomeAnswers;
import dev.airlock.infra.apply.UndoStep;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.PlanStep;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.pull.PullRequestStep;
import dev.airlock.infra.rollback.PreflightStep;
import dev.airlock.infra.rollback.RevertStep;
import dev.airlock.infra.rollback.RollbackStep;
import dev.airlock.infra.rollback.Rollbacks;
import dev.airlock.infra.work.Release;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.step.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Which event starts which work. */
@ApplicationScoped
class InfraEvents implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DEPLOY_REQUESTED,
                    EventType.RELEASE_PREVIEWED,
                    EventType.RELEASE_READY,
                    EventType.PLAN_APPROVED,
                    EventType.DAGS_HELD,
                    EventType.HOLD_RETURNED,
                    EventType.DEPLOY_ABORTING,
                    EventType.DEPLOY_ENDED,
                    EventType.INCIDENT_RESOLVED,
                    EventType.APPLY_INTERRUPT_REQUESTED,
                    EventType.ROLLBACK_REQUESTED,
                    EventType.DECISION_TAKEN);

    private final InfraTargets targets;
    private final Works works;
    private final Plans plans;
    private final Steps steps;
    private final PreflightStep preflight;
    private final PlanStep plan;
    private final ApplyStep apply;
    private final UndoStep undo;
    private final PullRequestStep pullRequest;
    private final RollbackStep rollback;
    private final RevertStep revert;
    private final Rollbacks rollbacks;
    private final OutcomeAnswers answers;

    InfraEvents(
            InfraTargets targets,
            Works works,
            Plans plans,
            Steps steps,
            PreflightStep preflight,
            PlanStep plan,
            ApplyStep apply,
            UndoStep undo,
            PullRequestStep pullRequest,
            RollbackStep rollback,
            RevertStep revert,
            Rollbacks rollbacks,
            OutcomeAnswers answers) {
        this.targets = targets;
        this.works = works;
        this.plans = plans;
        this.steps = steps;
        this.preflight = preflight;
        this.plan = plan;
        this.apply = apply;
        this.undo = undo;
        this.pullRequest = pullRequest;
        this.rollback = rollback;
        this.revert = revert;
        this.rollbacks = rollbacks;
        this.answers = answers;
    }

    @Override
    public Set<EventType> hears() {
        return HEARS;
    }

    @Override
    public void on(EventMessage message) {
        if (targets.find(message.envelope().target()).isPresent()) {
            on(message.envelope(), message.event());
        }
    }

    private void on(Envelope cause, DeployEvent event) {
        switch (event) {
            case DeployRequested _, ReleasePreviewed _ ->
                    PreflightStep.upon(event)
                            .ifPresent(before -> steps.start(preflight, cause, before));
            case ReleaseReady(var version, var image, var tag, var digest, _, var options) ->
                    steps.start(
                            plan,
                            cause,
                            new Release(
                                    version, image, tag, digest, options.contains(Option.DRY_RUN)));
            case PlanApproved approved ->
                    plans.arm(
                            cause.deployId(),
                            approved.planId(),
                            approved.planSha256(),
                            approved.expiresAt());
            case DagsHeld held -> held(cause, held);
            case HoldReturned(var why, _) when why == HoldReturnReason.STALE -> planAnew(cause);
            case HoldReturned _ -> {}
            case DeployAborting aborting -> {
                // Whoever cancelled did not know yet that the apply had started.
                if (aborting.outcome() == Outcome.CANCELLED) {
                    interrupt(cause);
                }
                steps.start(undo, cause, new UndoStep.Nothing());
            }
            case DeployEnded ended -> ended(cause, ended);
            case IncidentResolved resolved ->
                    resolved.again()
                            .forEach(step ->
                                    steps.again(step == Step.GATE ? Step.APPLY : step, cause));
            case ApplyInterruptRequested _ -> interrupt(cause);
            case RollbackRequested requested -> {
                rollbacks.begin(cause.deployId(), requested);
                interrupt(cause);
                plans.destroyUnused(cause.deployId());
            }
            case DecisionTaken taken -> answers.take(cause, taken);
            default -> throw new IllegalStateException("not heard: " + event);
        }
    }

    private void held(Envelope cause, DagsHeld held) {
        var startBy = held.startBy();
        if (startBy == null) {
            steps.start(rollback, cause, new RollbackStep.Nothing());
            return;
        }
        var planId = plans.newest(cause.deployId()).map(each -> each.planId).orElse(null);
        steps.start(apply, cause, new ApplyStep.Hold(startBy, planId));
    }

    private void ended(Envelope cause, DeployEnded ended) {
        switch (ended.outcome()) {
            // A dry run has nothing to bring in.
            case SUCCEEDED ->
                    works.findByIdOptional(cause.deployId())
                            .filter(work -> work.branchPushed)
                            .ifPresent(_ ->
                                    steps.start(
                                            pullRequest,
                                            cause,
                                            new PullRequestStep.Ended(ended.report())));
            case ROLLED_BACK -> steps.start(revert, cause, new RevertStep.Nothing());
            case FAILED, CANCELLED, REJECTED, NO_CHANGES -> {}
        }
    }

    /** Whoever runs the apply sees it there. */
    private void interrupt(Envelope cause) {
        works.findByIdOptional(cause.deployId()).ifPresent(work -> work.interruptRequested = true);
    }

    /** The state moved under the plan: the same release, a new plan, a new decision. */
    private void planAnew(Envelope cause) {
        works.findByIdOptional(cause.deployId())
                .ifPresent(work -> steps.start(plan, cause, work.release()));
    }
}
