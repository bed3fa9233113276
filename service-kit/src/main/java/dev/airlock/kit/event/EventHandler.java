package dev.airlock.kit.event;

import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import java.util.EnumSet;
import java.util.Set;

/** What a service does upon the events of the deploys topic; each service has exactly one. */
public interface EventHandler {

    /**
     * Runs in one transaction with the inbox row and takes milliseconds; long work is a {@link
     * dev.airlock.kit.step.DurableStep}. An exception rolls everything back and the event comes
     * again.
     */
    void on(EventMessage message);

    /**
     * The types that it is to be handed; all, unless it says otherwise. Every service reads every
     * event, and most of them mean nothing to it: those cost no transaction.
     */
    default Set<EventType> hears() {
        return EnumSet.allOf(EventType.class);
    }

    /** Whether events of an older attempt are handed over too: only the ledger records them. */
    default boolean acceptsStale() {
        return false;
    }

    /**
     * Somebody wrote what they may not; the record is a dead letter already. Once for each record,
     * in a transaction. The ledger makes an incident of it, the notifier a message.
     */
    default void onForged(Forgery forgery) {}
}
