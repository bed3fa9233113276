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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A deploy's timeline by server-sent events; each event once, in order, as it happens. */
public final class LiveEvents implements AutoCloseable {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

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

    private final HttpClient http;
    private final HttpRequest.Builder request;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private volatile Stream<String> lines = Stream.empty();
    private volatile boolean closed;
    private long last;

    private LiveEvents(HttpClient http, HttpRequest.Builder request) {
        this.http = http;
        this.request = request.header("Accept", "text/event-stream").GET();
    }

    /** Opens it as soon as deploy-api is there. */
    static LiveEvents open(HttpClient http, HttpRequest.Builder request) {
        var events = new LiveEvents(http, request);
        Thread.ofVirtual().name("timeline").start(events::read);
        return events;
    }

    private void connect() throws IOException, InterruptedException {
        var opened = request.copy().setHeader("Last-Event-ID", Long.toString(last)).build();
        var response = http.send(opened, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("no timeline: " + response.statusCode());
        }
        lines = response.body();
    }

    /** The next event, or nothing if none comes in time. */
    public @Nullable Entry next(Duration atMost) throws InterruptedException {
        return entries.poll(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }

    /** Goes on where it was, as a browser's EventSource does, when deploy-api comes back. */
    private void read() {
        try {
            connectWhenThere();
            while (!closed) {
                try {
                    lines.filter(line -> line.startsWith("data:"))
                            .map(line -> entry(line.substring("data:".length())))
                            .forEach(this::add);
                } catch (UncheckedIOException e) {
                    // Closed: by us, or by a deploy-api that ended.
                }
                connectWhenThere();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Opened, perhaps, when we were closed already.
            lines.close();
        }
    }

    private void connectWhenThere() throws InterruptedException {
        while (!closed) {
            try {
                connect();
                return;
            } catch (IOException e) {
                // It is away still.
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    private void add(Entry entry) {
        last = entry.seq();
        entries.add(entry);
    }

    private static Entry entry(String json) {
        try {
            return WireJson.mapper().readValue(json, Entry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event: " + json, e);
        }
    }
}
