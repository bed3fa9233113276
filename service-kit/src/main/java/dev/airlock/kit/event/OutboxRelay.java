package dev.airlock.kit.event;

import dev.airlock.event.Topics;
import dev.airlock.kit.Sql;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends what is in the outbox, in order, as soon as its transaction has committed; deletes it once
 * the broker has it. Of several replicas one sends at a time. The sweep is the safety net for a
 * signal lost with its process.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int BATCH = 200;
    private static final long LOCK = 0x41_49_52_4c_4f_43_4bL;

    private final Sql sql;
    private final KafkaOut kafka;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean running = true;
    private volatile boolean healthy = true;
    private final Thread thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);

    OutboxRelay(Sql sql, KafkaOut kafka) {
        this.sql = sql;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal();
        thread.join(Duration.ofSeconds(5));
    }

    /** There is something to send. */
    void signal() {
        signals.release();
    }

    /** Whether the last attempt to send succeeded. */
    boolean isHealthy() {
        return healthy;
    }

    private void run() {
        while (running) {
            try {
                if (signals.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    signals.drainPermits();
                }
                while (sendBatch() == BATCH) {
                    Log.debugf("Outbox has more than a batch of %d", BATCH);
                }
                healthy = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                healthy = false;
                Log.warnf("Outbox could not be sent, will try again: %s", e.toString());
            }
        }
    }

    private int sendBatch() {
        return QuarkusTransaction.requiringNew().call(this::sendLocked);
    }

    private int sendLocked() {
        var mine =
                sql.query(
                                "select pg_try_advisory_xact_lock(hashtext(current_schema()), ?)",
                                results -> results.getBoolean(1),
                                (int) LOCK)
                        .getFirst();
        if (!mine) {
            return 0;
        }
        var rows =
                sql.query(
                        "select id, record_key, headers, payload from outbox order by id limit ?",
                        results ->
                                new Row(
                                        results.getLong(1),
                                        results.getString(2),
                                        results.getString(3),
                                        results.getBytes(4)),
                        BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        // Suspended: the reactive emitter would carry the transaction to the producer's thread.
        QuarkusTransaction.suspendingExisting().run(() -> send(rows));
        rows.forEach(row -> sql.update("delete from outbox where id = ?", row.id()));
        return rows.size();
    }

    private void send(List<Row> rows) {
        inOrder(
                        rows,
                        Row::key,
                        row ->
                                kafka.send(
                                        Topics.DEPLOYS,
                                        row.key(),
                                        RecordHeaders.fromJson(row.headers()),
                                        row.payload()))
                // Shorter than the database lets a transaction stand still.
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }

    /**
     * Sends all; one waits until the broker has the one before it of the same key. Two that are
     * under way when the broker is away are sent again by the producer's side, each when its own
     * time is over: the second might arrive first.
     */
    static <T> CompletableFuture<Void> inOrder(
            List<T> all, Function<T, String> key, Function<T, CompletableFuture<Void>> send) {
        var last = new HashMap<String, CompletableFuture<Void>>();
        for (var each : all) {
            last.compute(
                    key.apply(each),
                    (_, before) ->
                            before == null
                                    ? send.apply(each)
                                    : before.thenCompose(_ -> send.apply(each)));
        }
        return CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, only carried to the producer
    private record Row(long id, String key, String headers, byte[] payload) {}
}
