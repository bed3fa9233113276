package dev.airlock.notify.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.EventMessage;
import dev.airlock.event.wire.WireJson;
import dev.airlock.notify.config.Asks;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What is known of each deploy. In the caller's transaction. */
@ApplicationScoped
public class KnownDeploys implements PanacheRepositoryBase<KnownDeploy, UUID> {

    /** Takes an event in. */
    public News note(EventMessage message, Asks asks) {
        var envelope = message.envelope();
        var before = known(envelope.deployId()).orElse(Known.nothing(envelope.time()));
        var after = Folding.after(before, message, asks);
        var stored = findByIdOptional(envelope.deployId());
        stored.ifPresent(found -> found.known = write(after));
        if (stored.isEmpty()) {
            persist(new KnownDeploy(envelope.deployId(), write(after)));
        }
        return new News(message, after, !after.equals(before));
    }

    /** Absent if nothing has happened to it yet. */
    public Optional<Known> known(UUID deployId) {
        return findByIdOptional(deployId).map(found -> read(found.known));
    }

    private static String write(Known known) {
        try {
            return WireJson.mapper().writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is known can be written", e);
        }
    }

    private static Known read(String known) {
        try {
            return WireJson.mapper().readValue(known, Known.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is known was written by us", e);
        }
    }
}
