package dev.airlock.kit.event;

import dev.airlock.event.EventMessage;

/** What a service does upon the events of the deploys topic; each service has exactly one. */
public interface EventHandler {

    /**
     * Runs in one transaction with the inbox row and takes milliseconds; long work is a {@link
     * dev.airlock.kit.step.DurableStep}. An exception rolls everything back and the event comes
     * again.
     */
    void on(EventMessage message);

    /** Whether events of an older attempt are handed over too: only the ledger records them. */
    default boolean acceptsStale() {
        return false;
    }

    /**
     * Somebody emitted what only another service may; the record is a dead letter already. In a
     * transaction. Only the ledger makes something of it.
     *
     * @param target the record's key, which the forger chose
     */
    default void onForged(String target, String reason) {}
}
