package dev.airlock.kit.event;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Handles a record in a transaction, some times if need be; what never goes is a dead letter. */
@ApplicationScoped
class Handling {
    private final DeadLetters deadLetters;

    Handling(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    void inTransaction(ConsumerRecord<String, byte[]> record, String what, Runnable work)
            throws InterruptedException {
        var backoff = new Backoff();
        while (true) {
            try {
                Patiently.inTransaction(what, work);
                return;
            } catch (RuntimeException e) {
                if (backoff.isExhausted()) {
                    Log.errorf(e, "Event cannot be handled: type=%s", what);
                    deadLetters.send(record, "handler failed: " + e.getClass().getSimpleName());
                    return;
                }
                Log.warnf("Event will be tried again: type=%s reason=%s", what, e.toString());
                backoff.await();
            }
        }
    }
}
