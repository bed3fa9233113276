package dev.airlock.notify.slack;

import dev.airlock.kit.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The message of each deploy, which its thread hangs on. Each call is a transaction of its own. */
@ApplicationScoped
class Threads {
    private final Sql sql;

    Threads(Sql sql) {
        this.sql = sql;
    }

    /**
     * A deploy's message.
     *
     * @param shown what it says, as JSON
     */
    record Root(Posted posted, String shown) {}

    Optional<Root> of(UUID deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql
                                .query(
                                        "select channel, ts, shown from slack_thread where deploy_id = ?",
                                        row ->
                                                new Root(
                                                        new Posted(
                                                                row.getString(1), row.getString(2)),
                                                        row.getString(3)),
                                        deploy)
                                .stream()
                                .findFirst());
    }

    void keep(UUID deploy, Posted posted, String shown) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                """
                                insert into slack_thread (deploy_id, channel, ts, shown)
                                values (?, ?, ?, ?)
                                on conflict (deploy_id) do update
                                set channel = excluded.channel, ts = excluded.ts,
                                    shown = excluded.shown
                                """,
                                deploy,
                                posted.channel(),
                                posted.ts(),
                                shown));
    }
}
