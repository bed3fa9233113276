package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RELEASING;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.flow.Transition.ignored;
import static dev.airlock.event.flow.Transition.moves;
import static dev.airlock.event.flow.Transition.stays;

import dev.airlock.event.EventType;

/** What events mean from the release to the plan's approval: everything can still be taken back. */
final class BeforeApply {
    private static final String FACT = "a fact about the world, recorded whenever it comes";

    private BeforeApply() {}

    static Transition releasing(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED, DEPLOY_REQUESTED, DAGS_CLEARED, DAGS_BLOCKED ->
                    ignored("that step is over");
            case RELEASE_PREVIEWED, ROLLBACK_PREFLIGHTED ->
                    moves(RELEASING, AWAITING_APPROVAL, RESTORING);
            case RELEASE_GRANTED -> stays("release-service goes on");
            case RELEASE_REFUSED, STEP_FAILED, DEADLINE_PASSED, DEPLOY_ABORTING -> moves(RESTORING);
            case RELEASE_PUBLISHED -> stays("cannot be taken back; its build is waited for");
            case RELEASE_READY -> moves(PLANNING);
            case PLAN_PROPOSED,
                    PLAN_APPROVED,
                    PLAN_REJECTED,
                    DAGS_HELD,
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> ignored("no person is waited for");
            case INCIDENT_DECLARED -> moves(INCIDENT);
            case APPLY_INTERRUPT_REQUESTED, ROLLBACK_REQUESTED, DECISION_TAKEN ->
                    ignored("nothing has been applied");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case STEP_OVERRIDDEN -> stays("release-service takes a person's word for the build");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }

    static Transition awaitingApproval(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
                    DAGS_CLEARED,
                    DAGS_BLOCKED,
                    RELEASE_PREVIEWED,
                    RELEASE_READY,
                    PLAN_PROPOSED ->
                    ignored("that step is over");
            case RELEASE_GRANTED -> moves(RELEASING);
            case RELEASE_REFUSED, PLAN_REJECTED, STEP_FAILED, DEPLOY_ABORTING -> moves(RESTORING);
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case PLAN_APPROVED -> moves(HOLDING);
            case DAGS_HELD,
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> stays("a reminder of the person's wait");
            case DEADLINE_PASSED -> ignored("a person's wait has no deadline");
            case INCIDENT_DECLARED -> moves(INCIDENT);
            case APPLY_INTERRUPT_REQUESTED, ROLLBACK_REQUESTED, DECISION_TAKEN ->
                    ignored("nothing has been applied");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }

    static Transition planning(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
                    DAGS_CLEARED,
                    DAGS_BLOCKED,
                    RELEASE_PREVIEWED,
                    RELEASE_GRANTED,
                    RELEASE_REFUSED,
                    RELEASE_READY ->
                    ignored("that step is over");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case PLAN_PROPOSED -> moves(AWAITING_APPROVAL, RESTORING, ENDED);
            case PLAN_APPROVED,
                    PLAN_REJECTED,
                    DAGS_HELD,
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case STEP_FAILED, DEADLINE_PASSED, DEPLOY_ABORTING -> moves(RESTORING);
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> ignored("no person is waited for");
            case INCIDENT_DECLARED -> moves(INCIDENT);
            case APPLY_INTERRUPT_REQUESTED, ROLLBACK_REQUESTED, DECISION_TAKEN ->
                    ignored("nothing has been applied");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }
}
