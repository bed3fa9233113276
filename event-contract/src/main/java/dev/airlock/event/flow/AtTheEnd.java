package dev.airlock.event.flow;

import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.RESTORING;
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
                    DAGS_RESUMED ->
                    stays(FACT);
            case DEPLOY_ENDED -> moves(ENDED);
            case CHANGELOG_APPROVED, INFRA_PULL_REQUEST_OPENED, PAPERWORK_PENDING ->
                    ignored("only a succeeded deploy has paperwork");
            case STEP_FAILED, DEADLINE_PASSED, INCIDENT_DECLARED -> moves(INCIDENT);
            case WORK_UNDONE -> moves(RESTORING, ENDED, INCIDENT);
            case DEPLOY_ABORTING -> stays("everybody takes back their part");
        };
    }

    static Transition incident(EventType event) {
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
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    CHANGELOG_APPROVED,
                    INFRA_PULL_REQUEST_OPENED,
                    PAPERWORK_PENDING,
                    DEPLOY_ABORTING ->
                    ignored("people have it now");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    DAGS_RESUMED ->
                    stays(FACT);
            case VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE, STEP_FAILED, WORK_UNDONE ->
                    stays("more evidence for the team");
            case DEPLOY_ENDED -> ignored("the ways out of an incident are people's");
            case DEADLINE_PASSED -> ignored("a person's wait has no deadline");
            case INCIDENT_DECLARED -> stays("holds everybody");
        };
    }

    static Transition ended(EventType event) {
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
                    HOLD_RETURNED,
                    AIRFLOW_REACHABLE,
                    VERIFIED,
                    VERIFICATION_FAILED,
                    VERIFICATION_INCONCLUSIVE,
                    STEP_FAILED,
                    WORK_UNDONE,
                    DEADLINE_PASSED,
                    DEPLOY_ABORTING,
                    INCIDENT_DECLARED ->
                    ignored("the deploy is over");
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    DAGS_RESUMED ->
                    stays(FACT);
            case DEPLOY_ENDED -> stays("says how it ended");
            case CHANGELOG_APPROVED, INFRA_PULL_REQUEST_OPENED, PAPERWORK_PENDING ->
                    stays("paperwork");
        };
    }
}
