package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.kit.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;

/** The targets; a target's row is the lock under which its deploys are queued and moved. */
@ApplicationScoped
public class Targets implements PanacheRepositoryBase<TargetRow, String> {
    private final TargetRules rules;
    private final Sql sql;

    Targets(TargetRules rules, Sql sql) {
        this.rules = rules;
        this.sql = sql;
    }

    /** A row for every target of the configuration, before the first event is read. */
    void start(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        rules.names()
                                .forEach(name ->
                                        sql.update(
                                                "insert into target (name) values (?)"
                                                        + " on conflict do nothing",
                                                name)));
    }

    /** Locks a target's row until the transaction ends. */
    public TargetRow lock(String name) {
        var row = findById(name, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("no such target: " + name);
        }
        return row;
    }
}
