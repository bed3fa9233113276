package dev.airlock.deploy.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.airlock.deploy.oidc.Person;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of browsers. A session may what its token may, and with the token it is over; or
 * what the groups may that the provider of identities named at the login. What the cookie holds is
 * stored nowhere, only its hash.
 */
@ApplicationScoped
class Sessions {
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);
    private static final int BYTES = 32;
    private static final TypeReference<Set<String>> GROUPS = new TypeReference<>() {};

    private final Sql sql;
    private final Callers callers;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration idle;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            Sql sql,
            Callers callers,
            Clock clock,
            @ConfigProperty(name = "airlock.session.lifetime") Duration lifetime,
            @ConfigProperty(name = "airlock.session.idle") Duration idle) {
        this.sql = sql;
        this.callers = callers;
        this.clock = clock;
        this.lifetime = lifetime;
        this.idle = idle;
    }

    private record Row(
            @Nullable String token, @Nullable Person person, String csrf, Instant seenAt) {}

    /**
     * Opens one for whose token that is, and forgets those that are over; what the cookie holds.
     */
    String open(String token) {
        return open(Sha256.of(token), null);
    }

    /** The same for whom the provider named. */
    String open(Person person) {
        return open(null, person);
    }

    private String open(@Nullable String token, @Nullable Person person) {
        var now = clock.instant();
        sql.update(
                "delete from browser_session where ends_at <= ? or seen_at <= ?",
                at(now),
                at(now.minus(idle)));
        var id = random();
        sql.update(
                "insert into browser_session"
                        + " (id_sha256, token_sha256, name, groups, csrf, seen_at, ends_at)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?)",
                Sha256.of(id),
                token,
                person == null ? null : person.name(),
                person == null ? null : WireJson.mapper().valueToTree(person.groups()).toString(),
                random(),
                at(now),
                at(now.plus(lifetime)));
        return id;
    }

    /** Whose cookie it is; empty if the session is over or its token is. */
    Optional<Session> of(String cookie) {
        var id = Sha256.of(cookie);
        var now = clock.instant();
        var found =
                sql
                        .query(
                                "select token_sha256, name, groups, csrf, seen_at"
                                        + " from browser_session"
                                        + " where id_sha256 = ? and ends_at > ? and seen_at > ?",
                                Sessions::read,
                                id,
                                at(now),
                                at(now.minus(idle)))
                        .stream()
                        .findFirst();
        var session =
                found.flatMap(
                        row -> caller(row).map(caller -> new Session(id, caller, row.csrf())));
        if (session.isPresent() && found.get().seenAt().isBefore(now.minus(SEEN_AGAIN))) {
            sql.update("update browser_session set seen_at = ? where id_sha256 = ?", at(now), id);
        }
        return session;
    }

    /** Ends one. */
    void close(Session session) {
        sql.update("delete from browser_session where id_sha256 = ?", session.id());
    }

    private Optional<Caller> caller(Row row) {
        return row.person() == null
                ? callers.byHash(Objects.requireNonNull(row.token()))
                : Optional.of(callers.of(row.person()));
    }

    private static Row read(ResultSet row) throws SQLException {
        var name = row.getString("name");
        return new Row(
                row.getString("token_sha256"),
                name == null ? null : new Person(name, groups(row.getString("groups"))),
                row.getString("csrf"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    private static Set<String> groups(String json) {
        try {
            return WireJson.mapper().readValue(json, GROUPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("groups that were written otherwise", e);
        }
    }

    private String random() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
