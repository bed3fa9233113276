package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.APPLYING;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.CHECKING;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.OUTCOME_UNKNOWN;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RELEASING;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.DeployState.VERIFYING;
import static dev.airlock.event.flow.Transition.ignored;
import static dev.airlock.event.flow.Transition.moves;
import static dev.airlock.event.flow.Transition.stays;

import dev.airlock.event.EventType;

/** What events mean while a deploy is taken back, once people have it, and afterwards. */
final class AtTheEnd {
    private static final String FACT = "a fact about the world, recorded whenever it comes";

    private AtTheEnd() {}

    static Transition restoring(EventType event) {
        return switch (event) {
            case DEPLOY_QUEUED,
                    DEPLOY_REQUESTED,
                    ROLLBACK_PREFLIGHTED,
                    DAGS_CLEARED,
                    DAGS_BLOCKED,
                    RELEASE_PREVIEWED,
                    RELEASE_GRANTED,
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
                    ignored("the deploy is being taken back");
            case RELEASE_REFUSED -> stays("why it is taken back");
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
                    ignored("only a succeeded deploy has paperwork");
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case STILL_WAITING -> ignored("no person is waited for");
            case WORK_UNDONE -> moves(RESTORING, ENDED, AWAITING_DECISION, OUTCOME_UNKNOWN);
            case DEPLOY_ABORTING -> stays("everybody takes back their part");
            case APPLY_INTERRUPT_REQUESTED,
                    ROLLBACK_REQUESTED,
                    DECISION_TAKEN,
                    STEP_OVERRIDDEN,
                    VERSION_OBSERVED ->
                    ignored("the deploy is being taken back");
            case INCIDENT_RESOLVED -> ignored("there is no incident");
            case PAUSES_RELEASED -> ignored("the pauses are the deploy's own until it ends");
        };
    }

    static Transition incident(EventType event) {
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
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING,
                    APPLY_INTERRUPT_REQUESTED,
                    DECISION_TAKEN,
                    STEP_OVERRIDDEN,
                    PAUSES_RELEASED ->
                    ignored("people have it now");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE,
                    VERSION_OBSERVED,
                    STEP_FAILED,
                    WORK_UNDONE ->
                    stays("more evidence for the team");
            case DEPLOY_ENDED -> ignored("the ways out of an incident are people's");
            case DEADLINE_PASSED -> ignored("a person's wait has no deadline");
            case STILL_WAITING -> stays("a reminder of the person's wait");
            case INCIDENT_DECLARED -> stays("holds everybody");
            case INCIDENT_RESOLVED ->
                    moves(
                            CHECKING,
                            RELEASING,
                            AWAITING_APPROVAL,
                            PLANNING,
                            HOLDING,
                            APPLYING,
                            OUTCOME_UNKNOWN,
                            VERIFYING,
                            AWAITING_DECISION,
                            ROLLING_BACK,
                            RESTORING,
                            INCIDENT);
            case ROLLBACK_REQUESTED -> moves(ROLLING_BACK);
            case DEPLOY_ABORTING -> moves(RESTORING);
        };
    }

    static Transition ended(EventType event) {
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
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE,
                    WORK_UNDONE,
                    APPLY_INTERRUPT_REQUESTED,
                    ROLLBACK_REQUESTED,
                    DECISION_TAKEN,
                    VERSION_OBSERVED,
                    INCIDENT_RESOLVED,
                    DEADLINE_PASSED,
                    STILL_WAITING,
                    DEPLOY_ABORTING,
                    INCIDENT_DECLARED ->
                    ignored("the deploy is over");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    stays(FACT);
            case DEPLOY_ENDED -> stays("says how it ended");
            case CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    INFRA_PULL_REQUEST_CLOSED,
                    PAPERWORK_PENDING ->
                    stays("paperwork");
            case STEP_OVERRIDDEN ->
                    stays("release-service takes a person's word for the changelog");
            case PAUSES_RELEASED -> stays("airflow-watcher gives them up");
            case STEP_FAILED -> stays("the pauses that were left are still there");
        };
    }
}
