package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a deploy ended; terminal. */
public enum Outcome {
    /** Deployed and verified. */
    @JsonProperty("succeeded")
    SUCCEEDED,

    /** The version before runs again, verified. */
    @JsonProperty("rolled-back")
    ROLLED_BACK,

    /** A step failed and everything was undone. */
    @JsonProperty("failed")
    FAILED,

    /** Somebody cancelled it. */
    @JsonProperty("cancelled")
    CANCELLED,

    /** Somebody rejected the release or the plan. */
    @JsonProperty("rejected")
    REJECTED,

    /** There was nothing to deploy. */
    @JsonProperty("no-changes")
    NO_CHANGES
}
