package dev.airlock.deploy.ledger;

import static dev.airlock.event.DeployState.APPLYING;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.PLANNING;

import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.Outcome;

/** What follows when infra-runner gives a hold back. */
final class HoldDecisions {
    private static final int MOST_LATE_HOLDS = 3;

    private final Road road;
    private final Policies policies;

    HoldDecisions(Road road, Policies policies) {
        this.road = road;
        this.policies = policies;
    }

    Folded upon(HoldReturned returned) {
        if (road.before().state() == APPLYING && returned.why() != HoldReturnReason.STALE) {
            return Folded.misfit(
                    road.before(), "the apply has begun; only a stale plan is given back");
        }
        return switch (returned.why()) {
            case LATE -> late(returned);
            case STALE ->
                    road.move(
                            road.before()
                                    .forget(
                                            EventType.PLAN_PROPOSED,
                                            EventType.PLAN_APPROVED,
                                            EventType.DAGS_HELD,
                                            EventType.APPLY_STARTED),
                            returned,
                            PLANNING);
            case APPROVAL_EXPIRED -> expired(returned);
            case IMAGE_MOVED -> road.abort(returned, Outcome.FAILED, "image: " + returned.detail());
        };
    }

    private Folded late(HoldReturned returned) {
        var approval = road.before().last(PlanApproved.class);
        if (road.before().lateHolds() >= MOST_LATE_HOLDS || approval.isEmpty()) {
            return road.abort(
                    returned,
                    Outcome.FAILED,
                    "step hold: it came too late %d times"
                            .formatted(road.before().lateHolds() + 1));
        }
        return road.move(road.before().heldTooLate(), returned, HOLDING, approval.get());
    }

    private Folded expired(HoldReturned returned) {
        var asked = road.before().forget(EventType.PLAN_APPROVED);
        return road.before()
                .last(PlanProposed.class)
                .flatMap(plan -> policies.autoApproval(plan, road.before()))
                .map(approval -> road.move(asked, returned, AWAITING_APPROVAL, approval))
                .orElseGet(() -> road.move(asked, returned, AWAITING_APPROVAL));
    }
}
