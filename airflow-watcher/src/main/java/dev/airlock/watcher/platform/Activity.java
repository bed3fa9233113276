package dev.airlock.watcher.platform;

/** What one reading says of a run. */
public enum Activity {
    /** Waits on nothing but its HttpSensor. */
    PARKED,

    /** As parked, but a sensor is between or in pokes: a later reading tells. */
    POKING,

    /** Frozen by its DAG's pause. */
    INERT,

    /** Its DAG is gone from Airflow, and nothing of it works. */
    STALE,

    /** It works, or is about to. */
    BUSY
}
