package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who decides that a previewed release is published. */
public enum Publish {
    /** Policy: yes if it is necessary, else there is nothing to deploy. */
    @JsonProperty("when-necessary")
    WHEN_NECESSARY,

    /** A person. */
    @JsonProperty("ask")
    ASK,

    /** Policy: yes. */
    @JsonProperty("always")
    ALWAYS
}
