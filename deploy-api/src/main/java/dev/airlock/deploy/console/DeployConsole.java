package dev.airlock.deploy.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
    @Operation(hidden = true)
    public TemplateInstance page(@RestPath String id) {
        return Templates.deploy(screens.page(id, Form.NONE), screens.output(id));
    }

    @GET
    @Path("/live")
    @Operation(hidden = true)
    public String live(@RestPath String id) {
        var page = screens.page(id, Form.NONE);
        return Templates.deploy$live(page).render()
                + Templates.deploy$steps(page).render()
                + Templates.deploy$events(page).render();
    }

    @GET
    @Path("/printed")
    @Operation(hidden = true)
    public TemplateInstance printed(@RestPath String id) {
        return Templates.deploy$printed(screens.output(id));
    }

    /** What the commands printed, as a terminal would show it. */
    @GET
    @Path("/output")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String output(@RestPath String id) {
        return screens.outputAsText(id);
    }

    /** The runbook, filled in. */
    @GET
    @Path("/report")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String report(@RestPath String id) {
        return screens.report(id);
    }
}
