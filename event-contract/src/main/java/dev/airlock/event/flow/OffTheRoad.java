package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.DeployState.VERIFYING;
import static dev.airlock.event.flow.Transition.ignored;
import static dev.airlock.event.flow.Transition.moves;
import static dev.airlock.event.flow.Transition.stays;

import dev.airlock.event.EventType;

/** What events mean off the straight road: a person is asked, or the version before comes back. */
final class OffTheRoad {
    private static final String FACT = "a fact about the world, recorded whenever it comes";

    private OffTheRoad() {}

    static Transition outcomeUnknown(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
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
                    HOLD_RETURNED ->
                    ignored("that step is over");
            case RELEASE_PUBLISHED, APPLY_STARTED, GATE_CLOSED, ROLLED_BACK, DAGS_RESUMED ->
                    stays(FACT);
            case APPLIED -> moves(VERIFYING);
            case APPLY_FAILED -> moves(RESTORING, AWAITING_DECISION, ROLLING_BACK);
            case APPLY_OUTCOME_UNKNOWN -> stays("it is so already");
            case VERSION_OBSERVED -> stays("evidence for the person who decides");
            case DECISION_TAKEN -> stays("what follows from it is said next");
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case APPLY_INTERRUPT_REQUESTED -> ignored("nobody knows of an apply to interrupt");
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("nobody knows what to verify");
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> stays("a reminder of the person's wait");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
        };
    }

    static Transition awaitingDecision(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
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
                    HOLD_RETURNED ->
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
            case DECISION_TAKEN -> moves(AWAITING_DECISION, VERIFYING);
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case APPLY_INTERRUPT_REQUESTED -> ignored("the apply has ended");
            case VERSION_OBSERVED -> stays("evidence for the person who decides");
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("a person has been asked");
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> stays("a reminder of the person's wait");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
        };
    }

    static Transition rollingBack(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
                    DAGS_CLEARED,
                    RELEASE_PREVIEWED,
                    RELEASE_GRANTED,
                    RELEASE_REFUSED,
                    RELEASE_READY,
                    PLAN_PROPOSED,
                    PLAN_APPROVED,
                    PLAN_REJECTED,
                    HOLD_RETURNED ->
                    ignored("that step is over");
            case DAGS_BLOCKED -> stays("says what is waited for");
            case DAGS_HELD -> stays("infra-runner runs the deployment workflow");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    DAGS_RESUMED ->
                    stays(FACT);
            case ROLLED_BACK -> moves(VERIFYING);
            case ROLLBACK_REQUESTED -> stays("airflow-watcher holds");
            case APPLY_INTERRUPT_REQUESTED -> ignored("a rollback interrupts an apply by itself");
            case DECISION_TAKEN -> ignored("no question is open");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("that was about the version that is left");
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> ignored("no person is waited for");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
        };
    }
}
