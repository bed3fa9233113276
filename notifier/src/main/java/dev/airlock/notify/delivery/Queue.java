package dev.airlock.notify.delivery;

import dev.airlock.kit.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What is left to deliver in a lane. */
@ApplicationScoped
class Queue {
    private final Sql sql;

    Queue(Sql sql) {
        this.sql = sql;
    }

    /** The oldest of a lane; it counts as begun from now on. */
    Optional<Delivery> begin(Lane lane) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql
                                .query(
                                        """
                                        update delivery set tries = tries + 1
                                        where id = (select min(id) from delivery where lane = ?)
                                        returning id, event_id, content, tries - 1, since
                                        """,
                                        row -> delivery(lane, row),
                                        lane.id())
                                .stream()
                                .findFirst());
    }

    void remove(Delivery delivery) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("delete from delivery where id = ?", delivery.id()));
    }

    /** In the caller's transaction. */
    boolean isEmpty(Lane lane) {
        return sql.query("select 1 from delivery where lane = ? limit 1", row -> 1, lane.id())
                .isEmpty();
    }

    private static Delivery delivery(Lane lane, ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong(1),
                lane,
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
