package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a DAG run means for a deploy. */
public enum RunVerdict {
    /** Waits on nothing but its HttpSensor. */
    @JsonProperty("parked")
    PARKED,

    /** Frozen by its DAG's pause. */
    @JsonProperty("inert")
    INERT,

    /** Its DAG is gone from Airflow. */
    @JsonProperty("stale")
    STALE,

    /** It works; a deploy would kill it. */
    @JsonProperty("busy")
    BUSY,

    /** Created after our pause, nothing of it has begun; it starts at the resume. */
    @JsonProperty("not-begun")
    NOT_BEGUN
}
