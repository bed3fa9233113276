package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.access.Caller;
import dev.airlock.deploy.access.Right;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Who looks at a page, and what they may do. */
@Named("visitor")
@ApplicationScoped
public class Visitor {
    private final SecurityIdentity identity;
    private final Access access;

    Visitor(SecurityIdentity identity, Access access) {
        this.identity = identity;
        this.access = access;
    }

    /** Their name; empty for nobody in particular. */
    public String getName() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /** Whether the page of dead letters is theirs to see. */
    public boolean isSeeingDeadLetters() {
        return access.may(identity, Right.SEE_DEAD_LETTERS, Caller.EVERYWHERE);
    }

    /** Whether the audit is theirs to read. */
    public boolean isReadingAudit() {
        return access.may(identity, Right.READ_AUDIT, Caller.EVERYWHERE);
    }

    boolean may(Right right, String target) {
        return access.may(identity, right, target);
    }

    void require(Right right, String target) {
        access.require(identity, right, target);
    }
}
