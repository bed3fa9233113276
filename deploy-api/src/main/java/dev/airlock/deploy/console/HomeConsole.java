package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.oidc.Provider;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where one comes in: the page to log in on, and the list of targets. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class HomeConsole {
    private final TargetScreens screens;
    private final Provider provider;

    HomeConsole(TargetScreens screens, Provider provider) {
        this.screens = screens;
        this.provider = provider;
    }

    @GET
    @Needs(Right.LIST)
    @Operation(hidden = true)
    public RestResponse<Void> root() {
        return RestResponse.seeOther(URI.create("/console"));
    }

    /** Where it leads to is checked by who takes the form. */
    @GET
    @Path("/login")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance login(
            @RestQuery @Nullable String to, @RestQuery boolean failed, @RestQuery boolean refused) {
        var byProvider =
                UriBuilder.fromPath(Provider.LOGIN)
                        .queryParam("to", "{to}")
                        .build(Input.orEmpty(to));
        return Templates.login(
                Input.orEmpty(to),
                failed,
                refused,
                provider.label().orElse(""),
                byProvider.toASCIIString());
    }

    @GET
    @Path("/console")
    @Needs(Right.LIST)
    @Operation(hidden = true)
    public TemplateInstance targets() {
        return Templates.targets(screens.all());
    }

    @GET
    @Path("/console/parts")
    @Needs(Right.LIST)
    @Operation(hidden = true)
    public TemplateInstance parts() {
        return Templates.targets$live(screens.all());
    }
}
