package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one deploy, and its parts as they change. */
@Path("/console/deploys/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeployConsole {
    private final DeployScreens screens;

    DeployConsole(DeployScreens screens) {
        this.screens = screens;
    }

    @GET
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public TemplateInstance page(@RestPath UUID id) {
        return Templates.deploy(screens.page(id, Form.NONE), screens.output(id));
    }

    @GET
    @Path("/live")
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public String live(@RestPath UUID id) {
        var page = screens.page(id, Form.NONE);
        return Templates.deploy$heading(page).render()
                + Templates.deploy$live(page).render()
                + Templates.deploy$steps(page).render()
                + Templates.deploy$events(page).render();
    }

    @GET
    @Path("/printed")
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public TemplateInstance printed(@RestPath UUID id) {
        return Templates.deploy$printed(screens.output(id));
    }

    /** What the commands printed, as a terminal would show it. */
    @GET
    @Path("/output")
    @Produces(MediaType.TEXT_PLAIN)
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public String output(@RestPath UUID id) {
        return screens.outputAsText(id);
    }

    /** The runbook, filled in. */
    @GET
    @Path("/report")
    @Produces(MediaType.TEXT_PLAIN)
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    public String report(@RestPath UUID id) {
        return screens.report(id);
    }
}
