package dev.airlock.release.work;

import dev.airlock.event.Envelope;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The work of each deploy. Every method belongs into the caller's transaction. */
@ApplicationScoped
public class ReleaseWorks implements PanacheRepositoryBase<ReleaseWork, UUID> {

    /** The deploy's; made if there is none. */
    public ReleaseWork of(Envelope cause) {
        return findByIdOptional(cause.deployId())
                .orElseGet(() -> {
                    var work = new ReleaseWork(cause.deployId(), cause.target());
                    persist(work);
                    return work;
                });
    }
}
