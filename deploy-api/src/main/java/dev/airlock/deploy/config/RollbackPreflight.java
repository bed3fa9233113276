package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a deploy that could not be rolled back. */
public enum RollbackPreflight {
    /** It is refused, before anything is published. */
    @JsonProperty("require")
    REQUIRE,

    /** It goes on, and people are warned. */
    @JsonProperty("warn")
    WARN
}
