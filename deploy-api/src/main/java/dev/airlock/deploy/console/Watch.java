package dev.airlock.deploy.console;

import dev.airlock.deploy.history.Changes;
import dev.airlock.kit.Sql;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages that what they show has changed; what, they fetch themselves. One thread looks
 * for all of them, each thing once, however many watch it.
 */
@ApplicationScoped
class Watch {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration PING = Duration.ofSeconds(10);

    private final Sql sql;
    private final Changes changes;
    private final Clock clock;
    private final Queue<Page> pages = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("console-watch").unstarted(this::run);

    Watch(Sql sql, Changes changes, Clock clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /** An open page; watches one deploy, or all targets. */
    private static final class Page {
        final @Nullable UUID deploy;
        final SseEventSink sink;
        final Sse sse;
        Map<String, String> told = Map.of();
        Instant lastSent = Instant.MIN;

        Page(@Nullable UUID deploy, SseEventSink sink, Sse sse) {
            this.deploy = deploy;
            this.sink = sink;
            this.sse = sse;
        }
    }

    /** Goes on until the page is closed; the first word comes soon. */
    void open(@Nullable UUID deploy, SseEventSink sink, Sse sse) {
        pages.add(new Page(deploy, sink, sse));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(Duration.ofSeconds(5));
        pages.forEach(page -> page.sink.close());
    }

    private void run() {
        try {
            while (!stopped.await(SHORTEST.toMillis(), TimeUnit.MILLISECONDS)) {
                var seen = changes.count();
                look();
                changes.await(seen, LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        pages.removeIf(page -> page.sink.isClosed());
        var states = new HashMap<@Nullable UUID, Map<String, String>>();
        try {
            for (var page : pages) {
                var now = states.get(page.deploy);
                if (now == null) {
                    now = page.deploy == null ? targets() : deploy(page.deploy);
                    states.put(page.deploy, now);
                }
                tell(page, now);
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "Open pages cannot be told, they are in a second");
        }
    }

    private void tell(Page page, Map<String, String> now) {
        now.forEach((event, state) -> {
            if (!state.equals(page.told.get(event))) {
                send(page, event, state);
            }
        });
        page.told = now;
        if (page.lastSent.plus(PING).isBefore(clock.instant())) {
            send(page, "ping", "");
        }
    }

    /** Not waited for: a slow browser keeps nobody else waiting. */
    private void send(Page page, String event, String state) {
        page.lastSent = clock.instant();
        page.sink
                .send(page.sse.newEventBuilder().name(event).data(state).build())
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        page.sink.close();
                    }
                });
    }

    private Map<String, String> deploy(UUID id) {
        return sql
                .query(
                        """
                        select d.version, md5(t::text), (select count(*) from command_output o
                            where o.deploy_id = d.id)
                        from deploy d join target t on t.name = d.target where d.id = ?
                        """,
                        row ->
                                Map.of(
                                        "changed",
                                        row.getString(1) + "-" + row.getString(2),
                                        "output",
                                        row.getString(3)),
                        id)
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private Map<String, String> targets() {
        return sql.query(
                        """
                        select md5(string_agg(state, ' ' order by state)) from (
                            select t::text as state from target t
                            union all select md5(snapshot::text) from platform_snapshot
                            union all select id::text || version from deploy where state <> 'ended'
                            union all select md5(r::text) from refused_version r) all_there_is
                        """,
                        row -> Map.of("changed", row.getString(1)))
                .getFirst();
    }
}
