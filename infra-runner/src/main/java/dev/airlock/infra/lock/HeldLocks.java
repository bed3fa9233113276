package dev.airlock.infra.lock;

import dev.airlock.infra.lock.HeldLock.Place;
import dev.airlock.kit.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The lock of each target that a Terraform of ours was last seen to hold, as locks exclude each
 * other.
 */
@ApplicationScoped
class HeldLocks {
    private final Sql sql;

    HeldLocks(Sql sql) {
        this.sql = sql;
    }

    void note(String target, HeldLock held) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                """
                                insert into held_lock
                                    (target, lock_id, run_id, boot, processes, replica)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict (target) do update set
                                    (lock_id, run_id, boot, processes, replica) =
                                    (excluded.lock_id, excluded.run_id, excluded.boot,
                                        excluded.processes, excluded.replica)
                                """,
                                target,
                                held.lockId(),
                                held.runId(),
                                held.place().boot(),
                                held.place().processes(),
                                held.replica()));
    }

    Optional<HeldLock> find(String target, String lockId) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql
                                .query(
                                        """
                                        select run_id, boot, processes, replica from held_lock
                                        where target = ? and lock_id = ?
                                        """,
                                        row ->
                                                new HeldLock(
                                                        lockId,
                                                        row.getObject(1, UUID.class),
                                                        new Place(
                                                                row.getString(2), row.getString(3)),
                                                        row.getString(4)),
                                        target,
                                        lockId)
                                .stream()
                                .findFirst());
    }
}
