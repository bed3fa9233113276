package dev.airlock.notify.known;

import dev.airlock.event.EventMessage;

/**
 * An event, and what is known of its deploy then.
 *
 * @param isNew whether the event has changed anything of that
 */
public record News(EventMessage message, Known known, boolean isNew) {}
