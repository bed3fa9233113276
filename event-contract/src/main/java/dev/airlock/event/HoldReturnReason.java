package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why infra-runner gave a hold back without applying. */
public enum HoldReturnReason {
    /** {@code startBy} had passed: hold again. */
    @JsonProperty("late")
    LATE,

    /** The state moved under the plan: plan and decide again. */
    @JsonProperty("stale")
    STALE,

    /** The approval's maximum age had passed: approve again. */
    @JsonProperty("approval-expired")
    APPROVAL_EXPIRED,

    /** The tag no longer names the approved image: abort. */
    @JsonProperty("image-moved")
    IMAGE_MOVED
}
