package dev.airlock.watcher.hold;

/** How far the pause of one DAG by one deploy has come. */
public enum PauseState {
    /** Written down; it may or may not be paused yet. */
    WANTED,

    /** Paused by this deploy, confirmed. */
    PAUSED,

    /** Unpaused again by this deploy. */
    UNDONE,

    /** Somebody else unpaused it: theirs from then on. */
    TAKEN
}
