package dev.airlock.deploy.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.wire.WireJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a deploy, in the ledger's order; never changed once written. */
@Entity
@Table(name = "deploy_event")
@IdClass(EventRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class EventRow {
    @Id public UUID deployId;
    @Id public long seq;
    @Column public UUID eventId;
    @Column public String type;
    @Column public String source;
    @Column public int attempt;
    @Column public Instant time;

    @Column public String data;

    @Column public boolean fits;
    @Column public @Nullable String note;

    /** Where the deploy stood afterwards. */
    @Column public String state;

    static EventRow of(EventMessage message, long seq) {
        var row = new EventRow();
        var envelope = message.envelope();
        row.deployId = envelope.deployId();
        row.seq = seq;
        row.eventId = envelope.id();
        row.type = message.type().wireName();
        row.source = envelope.source().id();
        row.attempt = envelope.attempt();
        row.time = envelope.time();
        try {
            row.data = WireJson.mapper().writeValueAsString(message.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
        return row;
    }

    /** Its type. */
    public EventType eventType() {
        return EventType.ofWireName(type);
    }

    /** What it said. */
    public DeployEvent event() {
        try {
            return WireJson.mapper().readValue(data, eventType().record());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was written otherwise", e);
        }
    }

    /** A deploy and a place in its history. */
    record Key(UUID deployId, long seq) implements Serializable {}
}
