package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

    HomeConsole(TargetScreens screens) {
        this.screens = screens;
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
    public TemplateInstance login(@RestQuery @Nullable String to, @RestQuery boolean failed) {
        return Templates.login(Input.orEmpty(to), failed);
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
