package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an incident is about. */
public enum IncidentCause {
    /** A person called the team over an apply that failed and changed something. */
    @JsonProperty("apply-failed")
    APPLY_FAILED,

    /** A person called the team since nobody can say whether the apply happened. */
    @JsonProperty("outcome-unknown")
    OUTCOME_UNKNOWN,

    /** A person called the team over what could not be verified. */
    @JsonProperty("verification-inconclusive")
    VERIFICATION_INCONCLUSIVE,

    /** DAGs could not be unpaused. */
    @JsonProperty("resume-failed")
    RESUME_FAILED,

    /** The gate, or the plan, could not be closed. */
    @JsonProperty("gate-not-closed")
    GATE_NOT_CLOSED,

    /** A step failed after the apply had begun. */
    @JsonProperty("step-failed")
    STEP_FAILED,

    /** A service was silent past its deadline. */
    @JsonProperty("deadline-passed")
    DEADLINE_PASSED,

    /** Somebody emitted what only another service may. */
    @JsonProperty("forged-event")
    FORGED_EVENT,

    /** The version before could not be brought back. */
    @JsonProperty("rollback-failed")
    ROLLBACK_FAILED,

    /** Airflow does not answer, long after the apply. */
    @JsonProperty("airflow-unreachable")
    AIRFLOW_UNREACHABLE,

    /** DAGs are held for longer than the target allows. */
    @JsonProperty("hold-overdue")
    HOLD_OVERDUE,

    /** A person said so. */
    @JsonProperty("declared")
    DECLARED
}
