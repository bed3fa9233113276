package dev.airlock.notify.github;

import dev.airlock.kit.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The deployments on GitHub that are ours. Each call is a transaction of its own. */
@ApplicationScoped
class Deployments {
    private final Sql sql;

    Deployments(Sql sql) {
        this.sql = sql;
    }

    Optional<Long> of(UUID deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql
                                .query(
                                        "select id from github_deployment where deploy_id = ?",
                                        row -> row.getLong(1),
                                        deploy)
                                .stream()
                                .findFirst());
    }

    void begun(UUID deploy, String target, long id) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                """
                                insert into github_deployment (deploy_id, target, id, active)
                                values (?, ?, ?, false)
                                on conflict do nothing
                                """,
                                deploy,
                                target,
                                id));
    }

    void active(UUID deploy, boolean active) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update(
                                "update github_deployment set active = ? where deploy_id = ?",
                                active,
                                deploy));
    }

    /** Those of the target that are active, besides that one. */
    List<UUID> othersActive(String target, UUID deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.query(
                                """
                                select deploy_id from github_deployment
                                where target = ? and active and deploy_id <> ?
                                """,
                                row -> row.getObject(1, UUID.class),
                                target,
                                deploy));
    }
}
