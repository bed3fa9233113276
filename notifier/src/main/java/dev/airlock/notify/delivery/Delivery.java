package dev.airlock.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing to be delivered.
 *
 * @param eventId the event that it is about
 * @param content what its outlet wrote, as JSON
 * @param tries how often it was begun before: then nobody knows whether it has arrived
 * @param since when it was queued
 */
public record Delivery(long id, Lane lane, UUID eventId, String content, int tries, Instant since) {
    public boolean isRepeated() {
        return tries > 0;
    }
}
