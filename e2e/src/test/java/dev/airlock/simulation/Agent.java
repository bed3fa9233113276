package dev.airlock.simulation;

import java.time.Instant;

/** Somebody or something that acts by itself when its time has come. */
interface Agent {
    /** When it acts next; {@link Instant#MAX}: not by itself. */
    Instant due();

    void act();

    /** Whether something of a deploy is left to be done by it, however late. */
    boolean isBusy();
}
