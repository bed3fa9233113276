package dev.airlock.infra.rollback;

import dev.airlock.event.OperatorEvent.RollbackRequested;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The rollbacks; all in the caller's transaction. */
@ApplicationScoped
public class Rollbacks implements PanacheRepositoryBase<Rollback, UUID> {

    /** Writes down what was asked for: the hold that follows does not say it again. */
    public void begin(UUID deployId, RollbackRequested requested) {
        var found = findByIdOptional(deployId);
        var rollback = found.orElseGet(Rollback::new);
        var bad = requested.badVersion();
        rollback.deployId = deployId;
        rollback.rolledBack = requested.of();
        rollback.badVersion = bad == null ? null : bad.value();
        rollback.version = requested.version().value();
        rollback.tag = requested.tag().value();
        if (found.isEmpty()) {
            persist(rollback);
        }
    }

    Rollback get(UUID deployId) {
        return findByIdOptional(deployId)
                .orElseThrow(() -> new IllegalStateException("no rollback of this deploy"));
    }
}
