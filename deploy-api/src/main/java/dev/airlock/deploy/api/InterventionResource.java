package dev.airlock.deploy.api;

import dev.airlock.deploy.access.BadField;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Requests.DecisionBody;
import dev.airlock.deploy.api.Requests.Reason;
import dev.airlock.deploy.api.Requests.Resolve;
import dev.airlock.deploy.api.Requests.Rollback;
import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.Orders;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Interventions;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Step;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What people do off the straight road: decide, go back, call the team, say what they saw. */
@Path("/api/v1/deploys/{id}")
@RunOnVirtualThread
class InterventionResource {
    private final Orders orders;
    private final Deploys deploys;
    private final DeployViews views;
    private final SecurityIdentity caller;

    InterventionResource(
            Orders orders, Deploys deploys, DeployViews views, SecurityIdentity caller) {
        this.orders = orders;
        this.deploys = deploys;
        this.views = views;
        this.caller = caller;
    }

    /** Answers the question that is open; which answers it takes, the deploy's status says. */
    @POST
    @Needs(Right.ANSWER)
    @Path("/decision")
    public DeployView decide(@RestPath UUID id, @NotNull @Valid DecisionBody body) {
        return command(id, it -> it.decide(body.decision(), body.comment(), id));
    }

    /**
     * Brings the version before back: within the deploy, or, if it has ended, by a deploy of its
     * own, which is answered with 202 and its Location; asked again, with the same one.
     */
    @POST
    @Needs(Right.ROLL_BACK)
    @Path("/rollback")
    @APIResponseSchema(value = DeployView.class, responseCode = "202")
    public RestResponse<DeployView> rollback(@RestPath UUID id, @NotNull @Valid Rollback body) {
        if (!orders.hasEnded(id).orElseThrow(() -> new NotFound("deploy"))) {
            return RestResponse.ok(command(id, it -> it.rollback(body.way(id))));
        }
        var rollback =
                orders.rollback(id, name(), body.way(id)).orElseThrow(() -> new NotFound("deploy"));
        return ResponseBuilder.<DeployView>accepted(status(rollback))
                .location(URI.create(DeployViews.href(rollback)))
                .build();
    }

    /** Calls the team: everybody finishes the effect in flight and starts none. */
    @POST
    @Needs(Right.CALL_TEAM)
    @Path("/incident")
    public DeployView incident(@RestPath UUID id, @NotNull @Valid Reason body) {
        return command(id, it -> it.incident(body.reason()));
    }

    /** Ends an incident: the deploy goes on, goes back, or is given up. */
    @POST
    @Needs(Right.RESOLVE)
    @Path("/incident/resolve")
    public DeployView resolve(@RestPath UUID id, @NotNull @Valid Resolve body) {
        if ((body.resolution() == Resolution.ABANDON) != (body.dags() != null)) {
            throw new BadField(
                    "dags", "resume or leave is required with abandon, and goes with nothing else");
        }
        return command(id, it -> it.resolve(body.resolution(), body.dags(), body.way(id)));
    }

    /** Says what a person saw where a system cannot be asked: {@code build}, {@code changelog}. */
    @POST
    @Needs(Right.OVERRIDE)
    @Path("/steps/{step}/override")
    public DeployView override(
            @RestPath UUID id, @RestPath String step, @NotNull @Valid Reason body) {
        var known =
                Arrays.stream(Step.values())
                        .filter(each -> Wire.name(each).equals(step))
                        .findFirst()
                        .orElseThrow(() -> new BadField("step", "is not a step of a deploy"));
        return command(id, it -> it.override(known, body.reason()));
    }

    private DeployView command(UUID id, Function<Interventions, Answer> command) {
        return orders.command(id, name(), commands -> command.apply(commands.interventions()))
                .map(this::status)
                .orElseThrow(() -> new NotFound("deploy"));
    }

    private DeployView status(UUID id) {
        return views.view(deploys.findByIdOptional(id).orElseThrow(() -> new NotFound("deploy")));
    }

    private String name() {
        return caller.getPrincipal().getName();
    }
}
