package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a deploy stands. */
public enum DeployState {
    /** Waits for its target's turn. */
    @JsonProperty("queued")
    QUEUED,

    /** Waits until no DAG runs. */
    @JsonProperty("checking")
    CHECKING,

    /** The release is previewed, published, built and tagged. */
    @JsonProperty("releasing")
    RELEASING,

    /** A person, or policy, decides on the release or the plan. */
    @JsonProperty("awaiting-approval")
    AWAITING_APPROVAL,

    /** Bumped and planned. */
    @JsonProperty("planning")
    PLANNING,

    /** DAGs are drained and paused. */
    @JsonProperty("holding")
    HOLDING,

    /** Terraform applies the approved plan. */
    @JsonProperty("applying")
    APPLYING,

    /** Nobody knows whether the apply happened. */
    @JsonProperty("outcome-unknown")
    OUTCOME_UNKNOWN,

    /** The new instance is checked, DAGs are resumed, Sentry is watched. */
    @JsonProperty("verifying")
    VERIFYING,

    /** A person decides on what could not be verified. */
    @JsonProperty("awaiting-decision")
    AWAITING_DECISION,

    /** The version before is brought back. */
    @JsonProperty("rolling-back")
    ROLLING_BACK,

    /** Everybody undoes their part. */
    @JsonProperty("restoring")
    RESTORING,

    /** Waits for a person. */
    @JsonProperty("incident")
    INCIDENT,

    /** Over; terminal. */
    @JsonProperty("ended")
    ENDED
}
