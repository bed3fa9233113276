package dev.airlock.deploy.access;

import dev.airlock.deploy.audit.Audit;
import dev.airlock.deploy.audit.AuditEntry;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Browsers log in with a token and out again. */
@Path("/")
@RunOnVirtualThread
class SessionResource {
    /** Where one logs in. */
    static final String LOGIN = "/login";

    private final Callers callers;
    private final Sessions sessions;
    private final Audit audit;
    private final Scribe scribe;
    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    SessionResource(
            Callers callers,
            Sessions sessions,
            Audit audit,
            Scribe scribe,
            SecurityIdentity identity,
            HttpServerRequest request) {
        this.callers = callers;
        this.sessions = sessions;
        this.audit = audit;
        this.scribe = scribe;
        this.identity = identity;
        this.request = request;
    }

    /** Opens a session and goes on to {@code to}; back to the page, with failed=true, else. */
    @POST
    @PermitAll
    @Path(LOGIN)
    @Operation(hidden = true)
    public RestResponse<Void> login(
            @RestForm @Nullable String token, @RestForm @Nullable String to) {
        closeOpenOne();
        var goOn = LocalPath.of(to);
        var caller = token == null ? Optional.<Caller>empty() : callers.byToken(token.strip());
        if (token == null || caller.isEmpty()) {
            audit.write(entry(null, "login").with("forbidden", "no such token"));
            return RestResponse.seeOther(
                    UriBuilder.fromPath(LOGIN)
                            .queryParam("failed", true)
                            .queryParam("to", "{to}")
                            .build(goOn));
        }
        SessionCookie.set(request, sessions.open(token.strip()));
        audit.write(entry(caller.get(), "login"));
        return RestResponse.seeOther(URI.create(goOn));
    }

    /** Ends the session. */
    @POST
    @PermitAll
    @Path("/logout")
    @Operation(hidden = true)
    public RestResponse<Void> logout() {
        closeOpenOne();
        SessionCookie.remove(request);
        audit.write(entry(Access.caller(identity), "logout"));
        return RestResponse.seeOther(URI.create(LOGIN));
    }

    private void closeOpenOne() {
        Session open = identity.getAttribute(Csrf.SESSION);
        if (open != null) {
            sessions.close(open);
        }
    }

    private AuditEntry entry(@Nullable Caller by, String action) {
        return scribe.entry(by, action, Caller.EVERYWHERE, new Asked(Map.of()));
    }
}
