package dev.airlock.simulation;

/** A fault built into the simulated shells, to show that the simulation finds such faults. */
public enum Breakage {
    /** The watcher writes a pause down after it, not before. */
    PAUSE_NOT_WRITTEN_DOWN,
    /** Who takes over an apply runs the used plan again. */
    USED_PLAN_APPLIED_AGAIN,
    /** What was handled already is handled again. */
    NO_INBOX,
    /** Steps of an older attempt go on. */
    NO_ATTEMPT_CHECK,
    /** An abort leaves the plan where it is. */
    PLAN_NOT_DESTROYED
}
