package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.APPLYING;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RESTORING;
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
                    DAGS_RESUMED ->
                    stays(FACT);
            case PLAN_APPROVED -> stays("issued again after a hold that came too late");
            case DAGS_HELD -> stays("infra-runner answers with apply-started or hold-returned");
            case HOLD_RETURNED -> moves(HOLDING, PLANNING, AWAITING_APPROVAL, RESTORING);
            case APPLY_STARTED -> moves(APPLYING);
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED, INFRA_PULL_REQUEST_OPENED, PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case STEP_FAILED, DEADLINE_PASSED, DEPLOY_ABORTING -> moves(RESTORING);
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case INCIDENT_DECLARED -> moves(INCIDENT);
        };
    }

    static Transition applying(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
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
            case RELEASE_PUBLISHED, DAGS_RESUMED -> stays(FACT);
            case HOLD_RETURNED -> moves(PLANNING);
            case APPLY_STARTED -> stays("it is so already");
            case APPLIED -> moves(VERIFYING);
            case APPLY_FAILED -> moves(RESTORING, INCIDENT);
            case APPLY_OUTCOME_UNKNOWN, STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED ->
                    moves(INCIDENT);
            case GATE_CLOSED -> stays("recorded; counts once the apply has succeeded");
            case AIRFLOW_REACHABLE, VERIFIED, VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    ignored("the deploy has not come that far");
            case DEPLOY_ENDED -> ignored("a deploy that has begun is taken back or verified first");
            case CHANGELOG_APPROVED, INFRA_PULL_REQUEST_OPENED, PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
        };
    }

    static Transition verifying(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
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
            case RELEASE_PUBLISHED, APPLY_STARTED, APPLIED, APPLY_FAILED, APPLY_OUTCOME_UNKNOWN ->
                    stays(FACT);
            case GATE_CLOSED, VERIFIED -> moves(VERIFYING, ENDED);
            case AIRFLOW_REACHABLE -> stays("airflow-watcher resumes the DAGs");
            case DAGS_RESUMED -> stays("verifier watches Sentry");
            case VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE,
                    STEP_FAILED,
                    DEADLINE_PASSED,
                    INCIDENT_DECLARED ->
                    moves(INCIDENT);
            case DEPLOY_ENDED -> moves(ENDED);
            case CHANGELOG_APPROVED, INFRA_PULL_REQUEST_OPENED, PAPERWORK_PENDING ->
                    ignored("paperwork follows the end");
            case WORK_UNDONE -> ignored("nobody was asked to take anything back");
            case DEPLOY_ABORTING -> ignored("refused once the apply has begun");
        };
    }
}
