package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.post;

import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;

/** Deploys that were applied and are verified now. */
final class Verifying {
    private Verifying() {}

    static String deploy(Participants others, String target) {
        var deploy = Api.start(target);
        tell(
                others,
                target,
                deploy,
                EventType.DAGS_CLEARED,
                EventType.ROLLBACK_PREFLIGHTED,
                EventType.RELEASE_PREVIEWED,
                EventType.RELEASE_PUBLISHED,
                EventType.RELEASE_READY,
                EventType.PLAN_PROPOSED);
        awaitState(deploy, "awaiting-approval");
        var plan = (PlanProposed) Samples.of(EventType.PLAN_PROPOSED);
        post(
                        "bob",
                        deploy,
                        "approval",
                        "{\"decision\": \"approve\", \"planId\": \"%s\", \"planSha256\": \"%s\"}"
                                .formatted(plan.planId(), plan.planSha256()))
                .statusCode(200);
        tell(
                others,
                target,
                deploy,
                EventType.DAGS_HELD,
                EventType.APPLY_STARTED,
                EventType.APPLIED,
                EventType.GATE_CLOSED);
        awaitState(deploy, "verifying");
        return deploy;
    }

    private static void tell(
            Participants others, String target, String deploy, EventType... types) {
        for (var type : types) {
            others.tell(target, deploy, 1, Samples.of(type));
        }
    }
}
