package dev.airlock.deploy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries; the database lets nobody change or delete one. */
@ApplicationScoped
public class Audit {
    private final Sql sql;

    Audit(Sql sql) {
        this.sql = sql;
    }

    /** Those that are looked for; what is null does not matter. */
    public record Filter(@Nullable String target, @Nullable String by, @Nullable Instant from) {}

    /** Adds one, in the caller's transaction. */
    public void write(AuditEntry entry) {
        sql.update(
                """
                insert into audit (id, time, by, via, address, action, target, deploy_id, reason,
                    outcome, detail, request)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                entry.id(),
                entry.time().atOffset(ZoneOffset.UTC),
                entry.by(),
                entry.via(),
                entry.address(),
                entry.action(),
                entry.target(),
                entry.deployId(),
                text(entry.reason()),
                entry.outcome(),
                text(entry.detail()),
                entry.request().toString().replace("\\u0000", ""));
    }

    /** The newest first; ids are in the order of time, so the last id is where to go on. */
    public List<AuditEntry> page(Filter filter, @Nullable UUID before, int size) {
        var from = filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC);
        return sql.query(
                """
                select id, time, by, via, address, action, target, deploy_id, reason, outcome, detail,
                    request
                from audit
                where (?::text is null or target = ?) and (?::text is null or by = ?)
                    and (?::timestamptz is null or time >= ?) and (?::uuid is null or id < ?)
                order by id desc limit ?
                """,
                Audit::read,
                filter.target(),
                filter.target(),
                filter.by(),
                filter.by(),
                from,
                from,
                before,
                before,
                size);
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("via"),
                row.getString("address"),
                row.getString("action"),
                row.getString("target"),
                row.getObject("deploy_id", UUID.class),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("detail"),
                json(row.getString("request")));
    }

    private static JsonNode json(String text) {
        try {
            return WireJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was written otherwise", e);
        }
    }

    /** Postgres takes no zero character in a text. */
    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : value.replace("\0", "");
    }
}
