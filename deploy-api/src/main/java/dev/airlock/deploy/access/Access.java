package dev.airlock.deploy.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers whether a caller may do something on a target. */
@ApplicationScoped
public class Access {
    /** The attribute of a {@link SecurityIdentity} that is its {@link Caller}. */
    static final String CALLER = "airlock.caller";

    /** Whether they may; nobody in particular may nothing. */
    public boolean may(SecurityIdentity identity, Right right, String target) {
        Caller caller = identity.getAttribute(CALLER);
        return caller != null && caller.may(right, target);
    }

    /** Throws {@link Forbidden} unless they may. */
    public void require(SecurityIdentity identity, Right right, String target) {
        if (!may(identity, right, target)) {
            throw new Forbidden(
                    "%s may not %s%s"
                            .formatted(
                                    identity.getPrincipal().getName(),
                                    right.what(),
                                    right.where() == Right.Where.TARGET ? " on " + target : ""));
        }
    }
}
