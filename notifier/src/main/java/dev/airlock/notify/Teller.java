package dev.airlock.notify;

import dev.airlock.event.Envelope;
import dev.airlock.kit.event.Forgery;
import dev.airlock.notify.known.News;

/** Decides what one kind of outlet is told of an event, and queues it; a bean. */
public interface Teller {

    /** In the transaction that takes the event in; takes milliseconds. */
    void tell(News news);

    /** Likewise of a forged event, where that is for people to know. */
    default void warn(Envelope about, Forgery forgery) {}
}
