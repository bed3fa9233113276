package dev.airlock.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels around an event: the CloudEvents attributes and the record key.
 *
 * @param id CloudEvents {@code id}, a UUIDv7; the same id is the same event
 * @param source who emitted it
 * @param target the record key
 * @param deployId CloudEvents {@code subject}
 * @param attempt extension {@code attempt}: what belongs to an older one causes nothing any more
 * @param causationId extension {@code causationid}: the event that led to this one
 * @param traceparent W3C trace context
 */
public record Envelope(
        UUID id,
        Service source,
        String target,
        UUID deployId,
        Instant time,
        int attempt,
        @Nullable UUID causationId,
        @Nullable String traceparent) {
    /** The attempt that every deploy begins with. */
    public static final int FIRST_ATTEMPT = 1;
}
