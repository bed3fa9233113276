package dev.airlock.watcher.hold;

/** How far the pause of one DAG by one deploy has come. */
public enum PauseState {
    /** Written down; it may or may not be paused yet. */
    WANTED,

    /** Paused by this deploy, confirmed. */
    PAUSED,

    /** About to be unpaused by this deploy; it may or may not be so already. */
    UNDOING,

    /** Unpaused again by this deploy, or never paused by it after all. */
    UNDONE,

    /** Its DAG is gone from Airflow. */
    GONE,

    /** Somebody else unpaused it: theirs from then on. */
    TAKEN
}
