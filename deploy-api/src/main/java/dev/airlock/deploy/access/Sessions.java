package dev.airlock.deploy.access;

import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The sessions of browsers. A session may what its token may: with the token, it is over. What the
 * cookie holds is stored nowhere, only its hash.
 */
@ApplicationScoped
class Sessions {
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);
    private static final int BYTES = 32;

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

    private record Row(String token, String csrf, Instant seenAt) {}

    /**
     * Opens one for whose token that is, and forgets those that are over; what the cookie holds.
     */
    String open(String token) {
        var now = clock.instant();
        sql.update(
                "delete from browser_session where ends_at <= ? or seen_at <= ?",
                at(now),
                at(now.minus(idle)));
        var id = random();
        sql.update(
                "insert into browser_session (id_sha256, token_sha256, csrf, seen_at, ends_at)"
                        + " values (?, ?, ?, ?, ?)",
                Sha256.of(id),
                Sha256.of(token),
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
                                "select token_sha256, csrf, seen_at from browser_session"
                                        + " where id_sha256 = ? and ends_at > ? and seen_at > ?",
                                results ->
                                        new Row(
                                                results.getString(1),
                                                results.getString(2),
                                                results.getObject(3, OffsetDateTime.class)
                                                        .toInstant()),
                                id,
                                at(now),
                                at(now.minus(idle)))
                        .stream()
                        .findFirst();
        var session =
                found.flatMap(row ->
                        callers.byHash(row.token())
                                .map(caller -> new Session(id, caller, row.csrf())));
        if (session.isPresent() && found.get().seenAt().isBefore(now.minus(SEEN_AGAIN))) {
            sql.update("update browser_session set seen_at = ? where id_sha256 = ?", at(now), id);
        }
        return session;
    }

    /** Ends one. */
    void close(Session session) {
        sql.update("delete from browser_session where id_sha256 = ?", session.id());
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
