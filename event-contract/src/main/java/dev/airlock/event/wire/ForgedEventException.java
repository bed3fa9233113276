package dev.airlock.event.wire;

import dev.airlock.event.EventType;
import dev.airlock.event.Service;

/** A record that nobody who may has written. */
public final class ForgedEventException extends UnreadableEventException {
    private static final long serialVersionUID = 1;

    ForgedEventException(String reason) {
        super(reason, null);
    }

    ForgedEventException(Service source, EventType type) {
        this(source.id() + " may not emit " + type.shortName());
    }

    /** It is signed, by a service that has no say here. */
    public static ForgedEventException by(Service signer, String insteadOf) {
        return new ForgedEventException(
                "%s has signed it instead of %s".formatted(signer.id(), insteadOf));
    }
}
