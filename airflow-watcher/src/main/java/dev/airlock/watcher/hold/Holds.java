package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import dev.airlock.event.OperatorEvent.PausedDags;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            hold.abortDags = null;
        }
        return hold;
    }

    /** What a person decided on the DAGs of a deploy that is given up. */
    public void abandoned(Envelope cause, @Nullable PausedDags dags) {
        aborting(cause).abortDags = dags;
    }

    /** A person has the pauses released that an ended deploy left. */
    public void toBeResumed(Envelope cause) {
        of(cause).resumed = false;
    }

    /** It is to be given up, unless it is held anew before. */
    public void returned(Envelope cause) {
        of(cause).returned = true;
    }

    /** It is held from now on, and to be resumed. */
    void held(Envelope cause, Instant since) {
        var hold = of(cause);
        hold.heldSince = since;
        hold.resumed = false;
        hold.returned = false;
    }

    /** What infra-runner answered to the abort. */
    public void applied(Envelope cause, ApplyEffect apply) {
        aborting(cause).apply = apply;
    }
}
