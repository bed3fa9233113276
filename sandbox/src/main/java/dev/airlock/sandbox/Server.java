package dev.airlock.sandbox;

/** A server that can die, and be started again with what it had stored. */
public interface Server extends AutoCloseable {

    /** Ends it without asking, as a crash would. */
    void kill();

    /** Starts it again at the same address; returns once it can be used. */
    void restart();

    @Override
    void close();
}
