package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.CommandOutput;
import dev.airlock.event.Service;
import dev.airlock.event.wire.ForgedEventException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.AfterCommit;
import dev.airlock.kit.event.Forgeries;
import dev.airlock.kit.event.Patiently;
import dev.airlock.kit.sign.Signatures;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what commands print; a repeated chunk is dropped. */
@ApplicationScoped
class OutputConsumer {
    private final Signatures signatures;
    private final Forgeries forgeries;
    private final Sql sql;
    private final AfterCommit afterCommit;
    private final Changes changes;

    OutputConsumer(
            Signatures signatures,
            Forgeries forgeries,
            Sql sql,
            AfterCommit afterCommit,
            Changes changes) {
        this.signatures = signatures;
        this.forgeries = forgeries;
        this.sql = sql;
        this.afterCommit = afterCommit;
        this.changes = changes;
    }

    @Incoming("output-in")
    @Blocking("output")
    @RunOnVirtualThread
    void on(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        CommandOutput chunk;
        try {
            signatures.require(Service.INFRA_RUNNER, record);
            chunk = WireJson.mapper().readValue(record.value(), CommandOutput.class);
        } catch (ForgedEventException e) {
            forgeries.refuse(record, e);
            return;
        } catch (IOException e) {
            Log.warnf("A chunk of output cannot be read: %s", e.getClass().getSimpleName());
            return;
        }
        Patiently.inTransaction("output", () -> store(chunk));
    }

    private void store(CommandOutput chunk) {
        sql.update(
                """
                insert into command_output (command_id, sequence, deploy_id, step, command,
                    time, text, exit_code, elapsed_millis)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                chunk.commandId(),
                chunk.sequence(),
                chunk.deployId(),
                Wire.name(chunk.step()),
                chunk.command(),
                chunk.time().atOffset(ZoneOffset.UTC),
                // Postgres takes no zero character in a text.
                chunk.text().replace("\u0000", ""),
                chunk.exitCode(),
                chunk.elapsedMillis());
        afterCommit.run(Changes.class, changes::signal);
    }
}
