package dev.airlock.deploy.oidc;

import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whom the provider has named, by subject. Somebody keeps the name they first came with, and nobody
 * else gets it: so two names are two persons, whatever people call themselves at the provider.
 */
@ApplicationScoped
class People {
    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    /**
     * The name of an issuer's subject, which is now called that; empty if it is new and the name is
     * somebody else's.
     */
    Optional<String> name(String issuer, String subject, String called) {
        return known(issuer, subject)
                .or(() -> {
                    sql.update(
                            "insert into person (issuer, subject, name) values (?, ?, ?)"
                                    + " on conflict do nothing",
                            issuer,
                            subject,
                            called);
                    return known(issuer, subject);
                });
    }

    private Optional<String> known(String issuer, String subject) {
        return sql
                .query(
                        "select name from person where issuer = ? and subject = ?",
                        row -> row.getString(1),
                        issuer,
                        subject)
                .stream()
                .findFirst();
    }
}
