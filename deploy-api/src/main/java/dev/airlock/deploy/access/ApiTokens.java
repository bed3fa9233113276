package dev.airlock.deploy.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.deploy.access.Caller.Via;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens that an admin has made; the token itself is shown once and stored nowhere. */
@ApplicationScoped
public class ApiTokens {
    private static final Duration USED_AGAIN = Duration.ofMinutes(1);
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final TypeReference<Map<String, Set<Role>>> ROLES = new TypeReference<>() {};

    private final TokensFile file;
    private final Sql sql;
    private final Clock clock;

    ApiTokens(TokensFile file, Sql sql, Clock clock) {
        this.file = file;
        this.sql = sql;
        this.clock = clock;
    }

    /** One, as it may be seen. */
    public record ApiToken(
            UUID id,
            String name,
            Map<String, Set<Role>> roles,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** Makes one; refused if somebody has that name. */
    public ApiToken create(
            String token,
            String name,
            Map<String, Set<Role>> roles,
            Instant expiresAt,
            String createdBy) {
        if (file.names(name)) {
            throw new Refused("somebody of that name is in the tokens file", "");
        }
        var made =
                new ApiToken(
                        IDS.generate(), name, roles, createdBy, clock.instant(), expiresAt, null);
        var inserted =
                sql.update(
                        """
                        insert into api_token
                            (id, name, sha256, roles, created_by, created_at, expires_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict do nothing
                        """,
                        made.id(),
                        name,
                        Sha256.of(token),
                        WireJson.mapper().valueToTree(roles).toString(),
                        createdBy,
                        at(made.createdAt()),
                        at(expiresAt));
        if (inserted == 0) {
            throw new Refused("there is a token of that name: revoke it first", "");
        }
        return made;
    }

    /** All of them, the expired too, by name. */
    public List<ApiToken> list() {
        return sql.query(
                "select id, name, roles, created_by, created_at, expires_at, last_used_at"
                        + " from api_token order by name",
                ApiTokens::read);
    }

    /** Ends one, and with it its sessions; false if there is none. */
    public boolean revoke(UUID id) {
        return sql.update("delete from api_token where id = ?", id) == 1;
    }

    /** Whose token has that hash, if it is still good. */
    Optional<Caller> byHash(String sha256) {
        var now = clock.instant();
        var found =
                sql
                        .query(
                                "select id, name, roles, created_by, created_at, expires_at,"
                                        + " last_used_at from api_token"
                                        + " where sha256 = ? and expires_at > ?",
                                ApiTokens::read,
                                sha256,
                                at(now))
                        .stream()
                        .findFirst();
        found.filter(token ->
                        token.lastUsedAt() == null
                                || token.lastUsedAt().isBefore(now.minus(USED_AGAIN)))
                .ifPresent(token ->
                        sql.update(
                                "update api_token set last_used_at = ? where id = ?",
                                at(now),
                                token.id()));
        return found.map(token -> new Caller(token.name(), token.roles(), Via.TOKEN));
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        try {
            return new ApiToken(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    WireJson.mapper().readValue(row.getString("roles"), ROLES),
                    row.getString("created_by"),
                    instant(row, "created_at"),
                    instant(row, "expires_at"),
                    row.getObject("last_used_at") == null ? null : instant(row, "last_used_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("roles that were written otherwise", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
