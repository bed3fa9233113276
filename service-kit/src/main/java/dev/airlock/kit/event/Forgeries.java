package dev.airlock.kit.event;

import dev.airlock.event.wire.ForgedEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Refuses forged records: each is a dead letter, and told to the service's handler once. */
@ApplicationScoped
public class Forgeries {
    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final EventHandler handler;
    private final Handling handling;

    Forgeries(DeadLetters deadLetters, Inbox inbox, EventHandler handler, Handling handling) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.handler = handler;
        this.handling = handling;
    }

    /** Returns once that is done, so that the record may be acknowledged. */
    public void refuse(ConsumerRecord<String, byte[]> record, ForgedEventException forged)
            throws InterruptedException {
        var reason = String.valueOf(forged.getMessage());
        deadLetters.send(record, reason);
        handling.inTransaction(
                record,
                "forged event",
                () -> {
                    if (inbox.accept(place(record))) {
                        handler.onForged(Forgery.of(record, reason));
                    }
                });
    }

    // Its own id is what the forger wants it to be.
    private static UUID place(ConsumerRecord<?, ?> record) {
        var place =
                "%s %d %d %d"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timestamp());
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }
}
