package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.deploy.history.Changes;
import dev.airlock.deploy.history.EventRow;
import dev.airlock.deploy.history.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Sends a deploy's events as they are written, in order and each once, until the caller leaves. */
@ApplicationScoped
class Timeline {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Events events;
    private final Changes changes;
    private final ObjectMapper json;

    Timeline(Events events, Changes changes, ObjectMapper json) {
        this.events = events;
        this.changes = changes;
        this.json = json;
    }

    void follow(UUID deploy, long from, SseEventSink sink, Sse sse) throws InterruptedException {
        var last = from;
        send(sink, sse.newEventBuilder().comment("the timeline of " + deploy).build());
        while (!sink.isClosed()) {
            var seen = changes.count();
            for (var row : read(deploy, last)) {
                if (!send(sink, event(sse, row))) {
                    return;
                }
                last = row.seq;
            }
            changes.await(seen, POLL);
        }
    }

    private List<EventRow> read(UUID deploy, long after) {
        return QuarkusTransaction.requiringNew().call(() -> events.after(deploy, after));
    }

    private OutboundSseEvent event(Sse sse, EventRow row) {
        try {
            return sse.newEventBuilder()
                    .id(Long.toString(row.seq))
                    .name(row.eventType().shortName())
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(json.writeValueAsString(DeployViews.event(row)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }

    /** False once the caller has left. */
    private static boolean send(SseEventSink sink, OutboundSseEvent event) {
        try {
            sink.send(event).toCompletableFuture().join();
            return true;
        } catch (CompletionException | IllegalStateException e) {
            return false;
        }
    }
}
