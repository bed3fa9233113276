package dev.airlock.kit.event;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.wire.ForgedEventException;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.kit.sign.Signatures;
import dev.airlock.kit.step.RunningSteps;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/**
 * Takes events in: what is forged or cannot be read goes to the dead letters, what was seen before
 * or belongs to an older attempt causes nothing, everything else reaches the service's handler in
 * one transaction with its inbox row.
 */
@ApplicationScoped
class DeploysConsumer {
    private final EventHandler handler;
    private final Set<EventType> heard;
    private final Inbox inbox;
    private final Attempts attempts;
    private final RunningSteps running;
    private final Signatures signatures;
    private final Forgeries forgeries;
    private final Handling handling;
    private final DeadLetters deadLetters;

    DeploysConsumer(
            EventHandler handler,
            Inbox inbox,
            Attempts attempts,
            RunningSteps running,
            Signatures signatures,
            Forgeries forgeries,
            Handling handling,
            DeadLetters deadLetters) {
        this.handler = handler;
        this.heard = handler.hears();
        this.inbox = inbox;
        this.attempts = attempts;
        this.running = running;
        this.signatures = signatures;
        this.forgeries = forgeries;
        this.handling = handling;
        this.deadLetters = deadLetters;
    }

    // The worker's max-concurrency is 1: on virtual threads, yet one event at a time, in order.
    @Incoming("deploys-in")
    @Blocking("deploys")
    @RunOnVirtualThread
    void on(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        EventMessage message;
        try {
            message = signatures.message(record);
        } catch (ForgedEventException e) {
            forgeries.refuse(record, e);
            return;
        } catch (UnreadableEventException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        var envelope = message.envelope();
        // Of a later attempt even the unheard are taken in: they tell of that attempt.
        if (envelope.attempt() == Envelope.FIRST_ATTEMPT && !heard.contains(message.type())) {
            return;
        }
        MDC.put("deploy", envelope.deployId().toString());
        MDC.put("eventId", envelope.id().toString());
        MDC.put("traceId", TraceContext.traceId(envelope.deployId()));
        try {
            handling.inTransaction(record, message.type().shortName(), () -> handleOnce(message));
        } finally {
            MDC.clear();
        }
        running.supersedeOlder(envelope.deployId(), envelope.attempt());
    }

    private void handleOnce(EventMessage message) {
        var envelope = message.envelope();
        if (!inbox.accept(envelope.id())) {
            Log.debugf("Repeated event: type=%s", message.type().shortName());
            return;
        }
        var highest = attempts.observe(envelope.deployId(), envelope.attempt());
        if (envelope.attempt() < highest && !handler.acceptsStale()) {
            Log.debugf(
                    "Event of an older attempt: type=%s attempt=%d highest=%d",
                    message.type().shortName(), envelope.attempt(), highest);
            return;
        }
        if (heard.contains(message.type())) {
            handler.on(message);
        }
    }
}
