package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Requests.Reason;
import dev.airlock.deploy.history.DeadLetter;
import dev.airlock.deploy.history.DeadLetters;
import dev.airlock.deploy.history.DeadLetters.Decision;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What no service could read or handle, with the reason, and what becomes of it. */
@Path("/api/v1/dead-letters")
@RunOnVirtualThread
class DeadLetterResource {
    private final DeadLetters letters;
    private final SecurityIdentity caller;

    DeadLetterResource(DeadLetters letters, SecurityIdentity caller) {
        this.letters = letters;
        this.caller = caller;
    }

    /**
     * The newest 200 first: those that nobody has decided on, or with {@code all=true} every one.
     */
    @GET
    @Needs(Right.SEE_DEAD_LETTERS)
    @Transactional
    public List<DeadLetter> list(@RestQuery boolean all) {
        return letters.list(all);
    }

    /** Sends it again as it was: who has handled it drops it, who has not tries once more. */
    @POST
    @Needs(Right.DECIDE_DEAD_LETTERS)
    @Path("/{id}/replay")
    public DeadLetter replay(@RestPath String id, @NotNull @Valid Reason body) {
        return decide(id, Decision.REPLAYED, body);
    }

    /** Nobody is to handle it; it stays on record. */
    @POST
    @Needs(Right.DECIDE_DEAD_LETTERS)
    @Path("/{id}/drop")
    public DeadLetter drop(@RestPath String id, @NotNull @Valid Reason body) {
        return decide(id, Decision.DROPPED, body);
    }

    private DeadLetter decide(String id, Decision decision, Reason body) {
        return letters.decide(id, decision, caller.getPrincipal().getName(), body.reason())
                .orElseThrow(() -> new NotFound("dead letter"));
    }
}
