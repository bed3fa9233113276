package dev.airlock.event.wire;

import org.jspecify.annotations.Nullable;

/** A record on the deploys topic that cannot be taken for an event; reading it again won't help. */
public class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
