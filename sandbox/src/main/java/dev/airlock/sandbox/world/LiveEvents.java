package dev.airlock.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A deploy's timeline by server-sent events; each event once, in order, as it happens. */
public final class LiveEvents implements AutoCloseable {
    /** What deploy-api tells of an event. */
    public record Entry(
            long seq,
            String type,
            String source,
            int attempt,
            Instant time,
            String state,
            boolean fits,
            @Nullable String note,
            JsonNode data) {
        /** The event itself. */
        public DeployEvent event() {
            var name = EventType.ofWireName("dev.airlock.deploy." + type + ".v1");
            return WireJson.mapper().convertValue(data, name.record());
        }
    }

    private final Stream<String> lines;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

    private LiveEvents(Stream<String> lines) {
        this.lines = lines;
    }

    static LiveEvents open(HttpClient http, HttpRequest.Builder request) {
        var opened = request.header("Accept", "text/event-stream").GET().build();
        try {
            var response = http.send(opened, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("no timeline: " + response.statusCode());
            }
            var events = new LiveEvents(response.body());
            Thread.ofVirtual().name("timeline").start(events::read);
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The next event, or nothing if none comes in time. */
    public @Nullable Entry next(Duration atMost) throws InterruptedException {
        return entries.poll(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith("data:"))
                    .map(line -> entry(line.substring("data:".length())))
                    .forEach(entries::add);
        } catch (UncheckedIOException e) {
            // closed: by us, or by a deploy-api that ended
        }
    }

    private static Entry entry(String json) {
        try {
            return WireJson.mapper().readValue(json, Entry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event: " + json, e);
        }
    }
}
