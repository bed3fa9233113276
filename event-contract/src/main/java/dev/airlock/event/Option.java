package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a deploy may be asked to be, besides an ordinary one. */
public enum Option {
    /** Says what would happen, and writes nothing anywhere. */
    @JsonProperty("dry-run")
    DRY_RUN,

    /** Waits for DAGs only so long, and names the runs it sacrifices. */
    @JsonProperty("force")
    FORCE,

    /** Begins although the target's windows say that none may now. */
    @JsonProperty("outside-windows")
    OUTSIDE_WINDOWS
}
