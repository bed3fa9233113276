package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.APPLYING;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.OUTCOME_UNKNOWN;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.DeployState.VERIFYING;
import static dev.airlock.event.flow.Transition.ignored;
import static dev.airlock.event.flow.Transition.moves;
import static dev.airlock.event.flow.Transition.stays;

import dev.airlock.event.EventType;

/** What events mean from the hold on: DAGs are paused, then the world changes. */
final class FromApply {
    private static final String FACT = "a fact about the world, recorded whenever it comes";

    private FromApply() {}

    static Transition holding(EventType event) {
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
                    PLAN_REJECTED ->
                    ignored("that step is over");
            case DAGS_BLOCKED -> stays("says what is waited for");
            case RELEASE_PUBLISHED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case PLAN_APPROVED -> stays("issued again after a hold that came too late");
            case DAGS_HELD -> stays("infra-runner answers with apply-started or hold-returned");
            case HOLD_RETURNED -> moves(HOLDING, PLANNING, AWAITING_APPROVAL, RESTORING);
            case APPLY_STARTED -> moves(APPLYING);
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
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

    static Transition applying(EventType event) {
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
                    DAGS_HELD ->
                    ignored("that step is over");
            case RELEASE_PUBLISHED, DAGS_RESUMED, ROLLED_BACK -> stays(FACT);
            case HOLD_RETURNED -> moves(PLANNING);
            case APPLY_STARTED -> stays("it is so already");
            case APPLIED -> moves(VERIFYING);
            case APPLY_FAILED -> moves(RESTORING, AWAITING_DECISION, ROLLING_BACK);
            case APPLY_OUTCOME_UNKNOWN -> moves(OUTCOME_UNKNOWN);
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case GATE_CLOSED -> stays("recorded; counts once the apply has succeeded");
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> ignored("no person is waited for");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
            case APPLY_INTERRUPT_REQUESTED -> stays("what the interrupted apply did is awaited");
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case DECISION_TAKEN -> ignored("no question is open");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }

    static Transition verifying(EventType event) {
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
                    ROLLED_BACK ->
                    stays(FACT);
            case GATE_CLOSED, VERIFIED -> moves(VERIFYING, ENDED);
            case AIRFLOW_REACHABLE -> stays("airflow-watcher resumes the DAGs");
            case DAGS_RESUMED -> stays("verifier watches Sentry");
            case VERIFICATION_FAILED -> moves(ROLLING_BACK, AWAITING_DECISION, INCIDENT);
            case VERIFICATION_INCONCLUSIVE -> moves(AWAITING_DECISION);
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case DEPLOY_ENDED -> moves(ENDED);
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case STILL_WAITING -> ignored("no person is waited for");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case APPLY_INTERRUPT_REQUESTED -> ignored("the apply has ended");
            case DECISION_TAKEN -> ignored("no question is open");
            case VERSION_OBSERVED -> ignored("nobody doubts what runs");
            case STEP_OVERRIDDEN -> ignored("nothing waits for what the person saw");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }
}
