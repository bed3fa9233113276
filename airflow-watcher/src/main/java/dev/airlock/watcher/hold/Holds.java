package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The holds. Every method belongs into the caller's transaction. */
@ApplicationScoped
public class Holds implements PanacheRepositoryBase<Hold, UUID> {

    /** The deploy's hold; made if there is none. */
    Hold of(Envelope cause) {
        return findByIdOptional(cause.deployId())
                .orElseGet(() -> {
                    var hold = new Hold(cause.deployId(), cause.target());
                    persist(hold);
                    return hold;
                });
    }

    /** The hold as far as the abort of that attempt has come. */
    Hold aborting(Envelope cause) {
        var hold = of(cause);
        if (hold.abortAttempt < cause.attempt()) {
            hold.abortAttempt = cause.attempt();
            hold.apply = null;
            hold.answered = false;
        }
        return hold;
    }

    /** What infra-runner answered to the abort. */
    public void applied(Envelope cause, ApplyEffect apply) {
        aborting(cause).apply = apply;
    }
}
