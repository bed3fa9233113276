package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.CommandOutput;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.AfterCommit;
import dev.airlock.kit.event.Patiently;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what commands print; a repeated chunk is dropped. */
@ApplicationScoped
class OutputConsumer {
    private final Sql sql;
    private final AfterCommit afterCommit;
    private final Changes changes;

    OutputConsumer(Sql sql, AfterCommit afterCommit, Changes changes) {
        this.sql = sql;
        this.afterCommit = afterCommit;
        this.changes = changes;
    }

    @Incoming("output-in")
    @Blocking("output")
    @RunOnVirtualThread
    void on(byte[] record) throws InterruptedException {
        CommandOutput chunk;
        try {
            chunk = WireJson.mapper().readValue(record, CommandOutput.class);
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
