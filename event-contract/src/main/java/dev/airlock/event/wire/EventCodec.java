package dev.airlock.event.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events to Kafka records and back, in the <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binary
 * content mode</a>.
 */
public final class EventCodec {
    private static final String ATTEMPT = "attempt";
    private static final String CAUSATION_ID = "causationid";
    private static final String TRACEPARENT = "traceparent";

    private EventCodec() {}

    /** The record for the deploys topic. */
    public static ProducerRecord<String, byte[]> encode(EventMessage message) {
        var envelope = message.envelope();
        var event =
                CloudEventBuilder.v1()
                        .withId(envelope.id().toString())
                        .withSource(URI.create(envelope.source().source()))
                        .withType(message.type().wireName())
                        .withSubject(envelope.deployId().toString())
                        .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .withData(json(message))
                        .withExtension(ATTEMPT, envelope.attempt());
        if (envelope.causationId() != null) {
            event.withExtension(CAUSATION_ID, envelope.causationId().toString());
        }
        if (envelope.traceparent() != null) {
            event.withExtension(TRACEPARENT, envelope.traceparent());
        }
        return KafkaMessageFactory.<String>createWriter(
                        Topics.DEPLOYS, null, null, envelope.target())
                .writeBinary(event.build());
    }

    /**
     * The message in a record that the service in whose name it is has signed.
     *
     * @param now when it arrived, unless the broker says so itself
     * @throws ForgedEventException if it has not, or may not emit it
     * @throws UnreadableEventException if it is signed, and yet not one of ours
     */
    public static EventMessage verified(
            ConsumerRecord<String, byte[]> record, PublicKeys keys, Instant now)
            throws UnreadableEventException {
        var signer = keys.signerOf(record, now);
        var message = decode(record);
        var source = message.envelope().source();
        if (signer != source) {
            throw ForgedEventException.by(signer, source.id());
        }
        return message;
    }

    /**
     * The message in a record, whoever wrote it.
     *
     * @throws UnreadableEventException if it is not one of ours, or its emitter may not emit it
     */
    public static EventMessage decode(ConsumerRecord<String, byte[]> record)
            throws UnreadableEventException {
        try {
            return read(record.key(), KafkaMessageFactory.createReader(record).toEvent());
        } catch (UnreadableEventException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            throw new UnreadableEventException(
                    "not an event of Airlock's: " + e.getClass().getSimpleName(), e);
        }
    }

    private static EventMessage read(@Nullable String target, CloudEvent event)
            throws UnreadableEventException, IOException {
        var type = EventType.ofWireName(event.getType());
        var source = Service.ofSource(event.getSource().toString());
        if (!type.emitters().contains(source)) {
            throw new ForgedEventException(source, type);
        }
        var data = event.getData();
        var time = event.getTime();
        var subject = event.getSubject();
        var attempt = extension(event, ATTEMPT);
        if (target == null || data == null || time == null || subject == null || attempt == null) {
            throw new UnreadableEventException(
                    "an event needs key, data, time, subject and attempt", null);
        }
        var causation = extension(event, CAUSATION_ID);
        var envelope =
                new Envelope(
                        UUID.fromString(event.getId()),
                        source,
                        target,
                        UUID.fromString(subject),
                        Instant.from(time),
                        Integer.parseInt(attempt),
                        causation == null ? null : UUID.fromString(causation),
                        extension(event, TRACEPARENT));
        return new EventMessage(
                envelope, WireJson.mapper().readValue(data.toBytes(), type.record()));
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        var value = event.getExtension(name);
        return value == null ? null : value.toString();
    }

    private static byte[] json(EventMessage message) {
        try {
            return WireJson.mapper().writeValueAsBytes(message.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }
}
