package dev.airlock.deploy.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The session's word that a command comes from one of our own pages: the hidden field {@code csrf}
 * of a form, or the header {@code X-CSRF-Token}.
 */
@Named("csrf")
@ApplicationScoped
public class Csrf {
    /** The name of the form's hidden field. */
    static final String FIELD = "csrf";

    /** The header that scripts send instead. */
    static final String HEADER = "X-CSRF-Token";

    /** The attribute of a {@link SecurityIdentity} that is its {@link Session}. */
    static final String SESSION = "airlock.session";

    private final SecurityIdentity identity;

    Csrf(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** For the pages of who calls now; empty without a session, where none is asked for. */
    public String getToken() {
        Session session = identity.getAttribute(SESSION);
        return session == null ? "" : session.csrf();
    }

    static boolean matches(Session session, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        session.csrf().getBytes(StandardCharsets.UTF_8),
                        shown.getBytes(StandardCharsets.UTF_8));
    }
}
