package dev.airlock.deploy.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
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
    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    SessionResource(
            Callers callers,
            Sessions sessions,
            SecurityIdentity identity,
            HttpServerRequest request) {
        this.callers = callers;
        this.sessions = sessions;
        this.identity = identity;
        this.request = request;
    }

    /** Opens a session and goes on to {@code to}; back to the page, with failed=true, else. */
    @POST
    @Path(LOGIN)
    @Operation(hidden = true)
    public RestResponse<Void> login(
            @RestForm @Nullable String token, @RestForm @Nullable String to) {
        closeOpenOne();
        var goOn = LocalPath.of(to);
        if (token == null || callers.byToken(token.strip()).isEmpty()) {
            return RestResponse.seeOther(
                    UriBuilder.fromPath(LOGIN)
                            .queryParam("failed", true)
                            .queryParam("to", "{to}")
                            .build(goOn));
        }
        SessionCookie.set(request, sessions.open(token.strip()));
        return RestResponse.seeOther(URI.create(goOn));
    }

    /** Ends the session. */
    @POST
    @Path("/logout")
    @Operation(hidden = true)
    public RestResponse<Void> logout() {
        closeOpenOne();
        SessionCookie.remove(request);
        return RestResponse.seeOther(URI.create(LOGIN));
    }

    private void closeOpenOne() {
        Session open = identity.getAttribute(Csrf.SESSION);
        if (open != null) {
            sessions.close(open);
        }
    }
}
