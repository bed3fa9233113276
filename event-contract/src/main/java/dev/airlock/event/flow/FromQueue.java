package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.CHECKING;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.RELEASING;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.flow.Transition.ignored;
import static dev.airlock.event.flow.Transition.moves;
import static dev.airlock.event.flow.Transition.stays;

import dev.airlock.event.EventType;

/** What events mean while a deploy waits for its turn, and then for DAGs. */
final class FromQueue {
    private static final String FACT = "a fact about the world, recorded whenever it comes";

    private FromQueue() {}

    static Transition queued(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED -> stays("the beginning");
            case DEPLOY_REQUESTED -> moves(CHECKING);
            case ROLLBACK_PREFLIGHTED,
                    DAGS_CLEARED,
                    DAGS_BLOCKED,
                    RELEASE_PREVIEWED,
                    RELEASE_GRANTED,
                    RELEASE_REFUSED,
                    RELEASE_READY,
                    PLAN_PROPOSED,
                    PLAN_APPROVED,
                    PLAN_REJECTED,
                    DAGS_HELD,
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case DEPLOY_ENDED -> moves(ENDED);
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case STEP_FAILED, WORK_UNDONE, STILL_WAITING -> ignored("nobody has begun anything");
            case DEADLINE_PASSED -> ignored("a queued deploy has no deadline");
            case DEPLOY_ABORTING -> ignored("a cancel in the queue ends the deploy directly");
            case INCIDENT_DECLARED -> ignored("nothing has happened that could be an incident");
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case APPLY_INTERRUPT_REQUESTED, DECISION_TAKEN, STEP_OVERRIDDEN, VERSION_OBSERVED ->
                    ignored("the deploy has not come that far");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("it has paused nothing");
        };
    }

    static Transition checking(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED, DEPLOY_REQUESTED -> ignored("that step is over");
            case ROLLBACK_PREFLIGHTED -> moves(CHECKING, RESTORING);
            case DAGS_CLEARED -> moves(RELEASING);
            case DAGS_BLOCKED -> stays("says what is waited for");
            case RELEASE_PREVIEWED,
                    RELEASE_GRANTED,
                    RELEASE_REFUSED,
                    RELEASE_READY,
                    PLAN_PROPOSED,
                    PLAN_APPROVED,
                    PLAN_REJECTED,
                    DAGS_HELD,
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
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
