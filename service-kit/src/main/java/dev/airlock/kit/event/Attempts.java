package dev.airlock.kit.event;

import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The highest attempt heard of, per deploy; its row is also the lock of the deploy. */
@ApplicationScoped
public class Attempts {
    private final Sql sql;

    Attempts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes an attempt and locks the deploy's row until the transaction ends; the highest known.
     */
    public int observe(UUID deployId, int attempt) {
        return sql.query(
                        """
                        insert into attempt (deploy_id, attempt) values (?, ?)
                        on conflict (deploy_id)
                        do update set attempt = greatest(attempt.attempt, excluded.attempt)
                        returning attempt
                        """,
                        results -> results.getInt(1),
                        deployId,
                        attempt)
                .getFirst();
    }

    /** The highest attempt known, without a lock; 0 if the deploy is unknown. */
    public int current(UUID deployId) {
        return sql
                .query(
                        "select attempt from attempt where deploy_id = ?",
                        results -> results.getInt(1),
                        deployId)
                .stream()
                .findFirst()
                .orElse(0);
    }
}
