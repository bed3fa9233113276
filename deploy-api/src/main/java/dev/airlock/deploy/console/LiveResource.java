package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.history.Deploys;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The streams that tell open pages of changes. */
@Path("/console/live")
@RunOnVirtualThread
class LiveResource {
    private final Watch watch;
    private final Deploys deploys;

    LiveResource(Watch watch, Deploys deploys) {
        this.watch = watch;
        this.deploys = deploys;
    }

    @GET
    @Path("/targets")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Needs(Right.LIST)
    @Operation(hidden = true)
    public void targets(@Context SseEventSink sink, @Context Sse sse) {
        watch.open(null, sink, sse);
    }

    @GET
    @Path("/deploys/{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Needs(Right.VIEW)
    @Operation(hidden = true)
    @Transactional
    public void deploy(@RestPath UUID id, @Context SseEventSink sink, @Context Sse sse) {
        if (deploys.findByIdOptional(id).isEmpty()) {
            throw NoPage.missing("deploy");
        }
        watch.open(id, sink, sse);
    }
}
