package dev.airlock.event.wire;

import dev.airlock.event.EventType;
import dev.airlock.event.Service;

/** A service emitted what only another may. */
public final class ForgedEventException extends UnreadableEventException {
    private static final long serialVersionUID = 1;

    public ForgedEventException(Service source, EventType type) {
        super(source.id() + " may not emit " + type.shortName(), null);
    }
}
