package dev.airlock.kit.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.kit.Sql;
import dev.airlock.kit.sign.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Events on their way out: stored with the state that led to them, sent right after the commit. */
@ApplicationScoped
public class Outbox {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Sql sql;
    private final AfterCommit afterCommit;
    private final OutboxRelay relay;
    private final Signatures signatures;
    private final Clock clock;
    private final Service service;

    Outbox(
            Sql sql,
            AfterCommit afterCommit,
            OutboxRelay relay,
            Signatures signatures,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.afterCommit = afterCommit;
        this.relay = relay;
        this.signatures = signatures;
        this.clock = clock;
        this.service = Service.of(service);
    }

    /** Emits under the cause's deploy, target and attempt. */
    public UUID emit(Envelope cause, DeployEvent event) {
        return emit(cause.target(), cause.deployId(), cause.attempt(), cause.id(), event)
                .envelope()
                .id();
    }

    /**
     * Stores an event, signed, in the caller's transaction.
     *
     * @param causationId the event that led to it; absent for what a person or a clock began
     * @return the message as it will be sent
     */
    public EventMessage emit(
            String target,
            UUID deployId,
            int attempt,
            @Nullable UUID causationId,
            DeployEvent event) {
        if (!EventType.of(event).emitters().contains(service)) {
            throw new IllegalStateException(
                    service.id() + " may not emit " + EventType.of(event).shortName());
        }
        var id = IDS.generate();
        var message =
                new EventMessage(
                        new Envelope(
                                id,
                                service,
                                target,
                                deployId,
                                clock.instant(),
                                attempt,
                                causationId,
                                TraceContext.of(deployId, id)),
                        event);
        var record = EventCodec.encode(message);
        signatures.sign(record.topic(), record.key(), record.headers(), record.value());
        again(record.key(), RecordHeaders.toJson(record.headers()), record.value());
        return message;
    }

    /**
     * Stores a record of the deploys topic as it is, with the signature of whoever emitted it, in
     * the caller's transaction.
     *
     * @param headers as {@link #headersOf} gave them
     */
    public void again(String key, String headers, byte[] payload) {
        sql.update(
                "insert into outbox (record_key, headers, payload) values (?, ?::jsonb, ?)",
                key,
                headers,
                payload);
        afterCommit.run(OutboxRelay.class, relay::signal);
    }

    /** A record's headers of these names as a JSON object of texts. */
    public static String headersOf(ConsumerRecord<?, ?> record, Predicate<String> wanted) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        for (var header : record.headers()) {
            if (wanted.test(header.key())) {
                headers.add(header);
            }
        }
        return RecordHeaders.toJson(headers);
    }
}
