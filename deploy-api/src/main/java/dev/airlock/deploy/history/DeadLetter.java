package dev.airlock.deploy.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A record that no service could read or handle.
 *
 * @param id its place on the topic of dead letters
 * @param key of the record, the target of an event
 * @param type of the event, if it could be told
 * @param service which could not handle it; several, with a comma between
 * @param topic where it came from, with partition and offset
 * @param payload as text
 * @param decision {@code replayed} or {@code dropped}; absent while nobody has decided
 * @param why the decision's reason
 */
public record DeadLetter(
        String id,
        String key,
        @Nullable String type,
        @Nullable String eventId,
        String reason,
        String service,
        String topic,
        int partition,
        long offset,
        Instant at,
        String payload,
        @Nullable String decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String why) {
    // In the order of the select.
    static DeadLetter read(ResultSet row) throws SQLException {
        var decidedAt = row.getObject(14, OffsetDateTime.class);
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getLong(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                new String(row.getBytes(11), StandardCharsets.UTF_8),
                row.getString(12),
                row.getString(13),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString(15));
    }
}
