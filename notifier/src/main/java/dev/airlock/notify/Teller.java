package dev.airlock.notify;

import dev.airlock.notify.known.News;

/** Decides what one kind of outlet is told of an event, and queues it; a bean. */
public interface Teller {

    /** In the transaction that takes the event in; takes milliseconds. */
    void tell(News news);
}
