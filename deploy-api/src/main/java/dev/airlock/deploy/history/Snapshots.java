package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Service;
import dev.airlock.event.wire.ForgedEventException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.Forgeries;
import dev.airlock.kit.event.Patiently;
import dev.airlock.kit.sign.Signatures;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The last that the watcher said of each target's platform. */
@ApplicationScoped
public class Snapshots {
    private final TargetRules rules;
    private final Signatures signatures;
    private final Forgeries forgeries;
    private final Sql sql;

    Snapshots(TargetRules rules, Signatures signatures, Forgeries forgeries, Sql sql) {
        this.rules = rules;
        this.signatures = signatures;
        this.forgeries = forgeries;
        this.sql = sql;
    }

    @Incoming("targets-in")
    @Blocking("targets")
    @RunOnVirtualThread
    void on(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        if (record.key() == null || rules.of(record.key()).isEmpty()) {
            return;
        }
        try {
            signatures.require(Service.AIRFLOW_WATCHER, record);
            WireJson.mapper().readValue(record.value(), PlatformSnapshot.class);
        } catch (ForgedEventException e) {
            forgeries.refuse(record, e);
            return;
        } catch (IOException e) {
            Log.warnf("A snapshot cannot be read: %s", e.getClass().getSimpleName());
            return;
        }
        Patiently.inTransaction("snapshot", () -> store(record));
    }

    // One that comes again is not what runs now.
    private void store(ConsumerRecord<String, byte[]> record) {
        sql.update(
                "insert into platform_snapshot (target, snapshot) values (?, ?::jsonb)"
                        + " on conflict (target) do update set snapshot = excluded.snapshot where"
                        + " (platform_snapshot.snapshot ->> 'observedAt')::timestamptz"
                        + " <= (excluded.snapshot ->> 'observedAt')::timestamptz",
                record.key(),
                new String(record.value(), StandardCharsets.UTF_8));
    }

    /** What runs there; empty if the watcher has said nothing yet. */
    public Optional<PlatformSnapshot> of(String target) {
        return sql
                .query(
                        "select snapshot from platform_snapshot where target = ?",
                        results -> results.getString(1),
                        target)
                .stream()
                .findFirst()
                .map(Snapshots::read);
    }

    private static PlatformSnapshot read(String json) {
        try {
            return WireJson.mapper().readValue(json, PlatformSnapshot.class);
        } catch (IOException e) {
            throw new IllegalStateException("a snapshot that was checked before", e);
        }
    }
}
