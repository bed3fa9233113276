package dev.airlock.deploy.access;

import dev.airlock.deploy.audit.Audit;
import dev.airlock.deploy.oidc.Person;
import dev.airlock.deploy.oidc.Provider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Browsers come here when the provider of identities has said who they are. */
@Path(Provider.LOGIN)
@RunOnVirtualThread
class ProviderLoginResource {
    private final Provider provider;
    private final Sessions sessions;
    private final Audit audit;
    private final Scribe scribe;
    private final SecurityIdentity identity;
    private final RoutingContext context;

    ProviderLoginResource(
            Provider provider,
            Sessions sessions,
            Audit audit,
            Scribe scribe,
            SecurityIdentity identity,
            RoutingContext context) {
        this.provider = provider;
        this.sessions = sessions;
        this.audit = audit;
        this.scribe = scribe;
        this.identity = identity;
        this.context = context;
    }

    /**
     * Opens a session and goes on to {@code to}. Not by a redirect: at the end of one that began on
     * the provider's site a browser does not show the cookie that it has just been given.
     */
    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public RestResponse<String> login(@RestQuery @Nullable String to) {
        if (!provider.isLogin(context)) {
            return RestResponse.seeOther(URI.create(SessionResource.LOGIN));
        }
        Person person = identity.getAttribute(Provider.PERSON);
        provider.forget();
        SessionCookie.set(context.request(), sessions.open(person));
        audit.write(
                scribe.entry(
                        Access.caller(identity), "login", Caller.EVERYWHERE, new Asked(Map.of())));
        return ResponseBuilder.ok("You are logged in as " + person.name() + ".")
                .header("Refresh", "0; url=" + LocalPath.of(to))
                .build();
    }
}
