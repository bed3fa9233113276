package dev.airlock.infra;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.StepEvent;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.WatcherEvent;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.infra.apply.ApplyStep;
import dev.airlock.infra.apply.UndoStep;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.plan.PlanStep;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.pull.PullRequestStep;
import dev.airlock.infra.work.Release;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.step.Steps;
import jakarta.enterprise.context.ApplicationScoped;

/** Which event starts which work. */
@ApplicationScoped
class InfraEvents implements EventHandler {
    private final InfraTargets targets;
    private final Works works;
    private final Plans plans;
    private final Steps steps;
    private final PlanStep plan;
    private final ApplyStep apply;
    private final UndoStep undo;
    private final PullRequestStep pullRequest;

    InfraEvents(
            InfraTargets targets,
            Works works,
            Plans plans,
            Steps steps,
            PlanStep plan,
            ApplyStep apply,
            UndoStep undo,
            PullRequestStep pullRequest) {
        this.targets = targets;
        this.works = works;
        this.plans = plans;
        this.steps = steps;
        this.plan = plan;
        this.apply = apply;
        this.undo = undo;
        this.pullRequest = pullRequest;
    }

    @Override
    public void on(EventMessage message) {
        if (targets.find(message.envelope().target()).isPresent()) {
            on(message.envelope(), message.event());
        }
    }

    private void on(Envelope cause, DeployEvent event) {
        switch (event) {
            case ReleaseReady(var version, var image, var tag, var digest, _, _) ->
                    steps.start(plan, cause, new Release(version, image, tag, digest));
            case PlanApproved approved ->
                    plans.arm(
                            cause.deployId(),
                            approved.planId(),
                            approved.planSha256(),
                            approved.expiresAt());
            case DagsHeld held -> held(cause, held);
            case HoldReturned(var why, _) when why == HoldReturnReason.STALE -> planAnew(cause);
            case DeployAborting _ -> steps.start(undo, cause, new UndoStep.Nothing());
            case DeployEnded ended when ended.outcome() == Outcome.SUCCEEDED ->
                    steps.start(pullRequest, cause, new PullRequestStep.Nothing());
            case LedgerEvent _,
                    OperatorEvent _,
                    WatcherEvent _,
                    ReleaseEvent _,
                    InfraEvent _,
                    VerifierEvent _,
                    StepEvent _ -> {
                // Not for us, or ours: nothing is to be done.
            }
        }
    }

    private void held(Envelope cause, DagsHeld held) {
        var startBy = held.startBy();
        if (startBy != null) {
            steps.start(apply, cause, new ApplyStep.Hold(startBy));
        }
    }

    /** The state moved under the plan: the same release, a new plan, a new decision. */
    private void planAnew(Envelope cause) {
        works.findByIdOptional(cause.deployId())
                .ifPresent(work ->
                        steps.start(
                                plan,
                                cause,
                                new Release(work.version(), work.image, work.tag(), work.digest)));
    }
}
