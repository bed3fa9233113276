package dev.airlock.deploy.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers whether a caller may do something on a target. */
@ApplicationScoped
public class Access {
    /** The attribute of a {@link SecurityIdentity} that is its {@link Caller}. */
    static final String CALLER = "airlock.caller";

    /** Who it is; null for nobody in particular. */
    static @Nullable Caller caller(SecurityIdentity identity) {
        return identity.getAttribute(CALLER);
    }

    /** Whether they may; nobody in particular may nothing. */
    public boolean may(SecurityIdentity identity, Right right, String target) {
        var caller = caller(identity);
        return caller != null && caller.may(right, target);
    }

    /** Those targets that they may view. */
    public List<String> viewable(SecurityIdentity identity, Collection<String> targets) {
        return targets.stream().filter(name -> may(identity, Right.VIEW, name)).toList();
    }

    /** Throws {@link Forbidden} unless they may. */
    public void require(SecurityIdentity identity, Right right, String target) {
        if (!may(identity, right, target)) {
            throw new Forbidden(
                    "%s may not %s%s"
                            .formatted(
                                    identity.getPrincipal().getName(),
                                    right.what(),
                                    where(right, target)));
        }
    }

    private static String where(Right right, String target) {
        if (right.where() != Right.Where.TARGET) {
            return "";
        }
        return target.equals(Caller.EVERYWHERE) ? " on every target" : " on " + target;
    }
}
