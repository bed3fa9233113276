package dev.airlock.notify;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What is known of each deploy that is no ordinary one. In the caller's transaction. */
@ApplicationScoped
class KnownDeploys implements PanacheRepositoryBase<KnownDeploy, UUID> {

    /** Takes an event in; what is known then. */
    Kind note(UUID deployId, DeployEvent event) {
        if (event instanceof DeployRequested started
                && started.options().contains(Option.DRY_RUN)) {
            of(deployId).dryRun = true;
        }
        if (event instanceof RollbackRequested) {
            of(deployId).rollback = true;
        }
        if (event instanceof RollbackPreflighted preflight && !preflight.doubts().isEmpty()) {
            of(deployId).warnings = OffTheRoad.lines(preflight.doubts());
        }
        return findByIdOptional(deployId)
                .map(known -> new Kind(known.dryRun, known.rollback, known.warnings))
                .orElse(Kind.ORDINARY);
    }

    private KnownDeploy of(UUID deployId) {
        return findByIdOptional(deployId)
                .orElseGet(() -> {
                    var known = new KnownDeploy(deployId);
                    persist(known);
                    return known;
                });
    }

    /**
     * What a deploy is, as far as its messages care.
     *
     * @param warnings what speaks against a way back
     */
    record Kind(boolean dryRun, boolean rollback, List<String> warnings) {
        static final Kind ORDINARY = new Kind(false, false, List.of());

        Kind {
            warnings = List.copyOf(warnings);
        }
    }
}
