package dev.airlock.verify.flow;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is known of each deploy. Every method belongs into the caller's transaction. */
@ApplicationScoped
class Verifications implements PanacheRepositoryBase<Verification, UUID> {

    /** The deploy's row; made if there is none. */
    Verification of(UUID deployId, String target) {
        return findByIdOptional(deployId)
                .orElseGet(() -> {
                    var verification = new Verification(deployId, target);
                    persist(verification);
                    return verification;
                });
    }

    /** The deploy's row; a step of this deploy runs, so it is there. */
    Verification get(UUID deployId) {
        return findByIdOptional(deployId)
                .orElseThrow(() -> new IllegalStateException("no row of deploy " + deployId));
    }
}
