package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The result of one check. */
public enum CheckResult {
    /** As it should be. */
    @JsonProperty("passed")
    PASSED,

    /** Not as it should be. */
    @JsonProperty("failed")
    FAILED,

    /** The question could not be answered. */
    @JsonProperty("inconclusive")
    INCONCLUSIVE,

    /** Not configured. */
    @JsonProperty("skipped")
    SKIPPED
}
