package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an apply did to the world, as far as it can be proved. */
public enum ApplyEffect {
    /** It never began. */
    @JsonProperty("none")
    NONE,

    /** It began, and provably changed nothing. */
    @JsonProperty("unchanged")
    UNCHANGED,

    /** It changed something. */
    @JsonProperty("changed")
    CHANGED,

    /** Nobody can say. */
    @JsonProperty("unknown")
    UNKNOWN
}
