package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of one target. */
@Path("/console/targets/{target}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class TargetConsole {
    private final TargetScreens screens;

    TargetConsole(TargetScreens screens) {
        this.screens = screens;
    }

    @GET
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public TemplateInstance page(@RestPath String target, @RestQuery @Nullable String startAt) {
        return Templates.target(screens.page(target, Form.starting(startAt)));
    }

    @GET
    @Path("/live")
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public String live(@RestPath String target) {
        var page = screens.page(target, Form.NONE);
        return Templates.target$heading(page).render()
                + Templates.target$live(page).render()
                + Templates.target$held(page).render();
    }
}
