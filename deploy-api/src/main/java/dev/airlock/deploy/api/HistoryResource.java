package dev.airlock.deploy.api;

import dev.airlock.deploy.access.BadField;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Views.EventView;
import dev.airlock.deploy.api.Views.PlanView;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.Events;
import dev.airlock.deploy.history.Output;
import dev.airlock.deploy.history.Output.Chunk;
import dev.airlock.deploy.history.Reports;
import dev.airlock.deploy.report.Markdown;
import dev.airlock.deploy.report.Report;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a deploy's history holds: its events, also live; its plan; what its commands printed. */
@Path("/api/v1/deploys/{id}")
@RunOnVirtualThread
class HistoryResource {
    private final Deploys deploys;
    private final Events events;
    private final Output output;
    private final Timeline timeline;
    private final Reports reports;

    HistoryResource(
            Deploys deploys, Events events, Output output, Timeline timeline, Reports reports) {
        this.deploys = deploys;
        this.events = events;
        this.output = output;
        this.timeline = timeline;
        this.reports = reports;
    }

    @GET
    @Needs(Right.VIEW)
    @Path("/events")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<EventView> events(@RestPath UUID id) {
        known(id);
        return events.after(id, 0).stream().map(DeployViews::event).toList();
    }

    /** Every event from the beginning, or after Last-Event-ID, and then each as it comes. */
    @GET
    @Needs(Right.VIEW)
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void live(
            @RestPath UUID id,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        known(id);
        timeline.follow(id, last(lastEventId), sink, sse);
    }

    @GET
    @Needs(Right.VIEW)
    @Path("/plan")
    @Transactional
    public PlanView plan(@RestPath UUID id) {
        var row = deploys.findByIdOptional(id).orElseThrow(() -> new NotFound("deploy"));
        return DeployViews.plan(events.after(id, 0), row.progress())
                .orElseThrow(() -> new NotFound("plan yet"));
    }

    @GET
    @Needs(Right.VIEW)
    @Path("/output")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<Chunk> output(@RestPath UUID id) {
        known(id);
        return output.of(id);
    }

    /** The same as a terminal would show it. */
    @GET
    @Needs(Right.VIEW)
    @Path("/output")
    @Produces(MediaType.TEXT_PLAIN)
    @Transactional
    public String outputAsText(@RestPath UUID id) {
        known(id);
        return output.asText(id);
    }

    /** The runbook, filled in: each sentence with who, when and on what evidence. */
    @GET
    @Needs(Right.VIEW)
    @Path("/report")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Report report(@RestPath UUID id) {
        return reports.of(deploys.findByIdOptional(id).orElseThrow(() -> new NotFound("deploy")));
    }

    /** The same as people read it. */
    @GET
    @Needs(Right.VIEW)
    @Path("/report")
    @Produces("text/markdown")
    @Transactional
    public String reportAsMarkdown(@RestPath UUID id) {
        return Markdown.of(report(id));
    }

    private void known(UUID id) {
        if (deploys.findByIdOptional(id).isEmpty()) {
            throw new NotFound("deploy");
        }
    }

    private static long last(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? 0 : Long.parseLong(lastEventId);
        } catch (NumberFormatException e) {
            throw new BadField("Last-Event-ID", "is not the id of an event of this stream");
        }
    }
}
