package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.access.BadField;
import dev.airlock.deploy.access.Caller;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Requests.Approval;
import dev.airlock.deploy.api.Requests.ApprovalDecision;
import dev.airlock.deploy.api.Requests.Grant;
import dev.airlock.deploy.api.Requests.GrantDecision;
import dev.airlock.deploy.api.Requests.NewDeploy;
import dev.airlock.deploy.api.Requests.Reason;
import dev.airlock.deploy.api.Views.DeployPage;
import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.history.DeployRow;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.Orders;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.event.LedgerEvent.DeployQueued;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Starts deploys, shows them, and takes what people decide about them. */
@Path("/api/v1/deploys")
@RunOnVirtualThread
class DeployResource {
    private static final int PAGE = 50;

    private final Orders orders;
    private final Deploys deploys;
    private final DeployViews views;
    private final TargetRules targets;
    private final Access access;
    private final SecurityIdentity caller;

    DeployResource(
            Orders orders,
            Deploys deploys,
            DeployViews views,
            TargetRules targets,
            Access access,
            SecurityIdentity caller) {
        this.orders = orders;
        this.deploys = deploys;
        this.views = views;
        this.targets = targets;
        this.access = access;
        this.caller = caller;
    }

    /** The same Idempotency-Key again answers with the same deploy. */
    @POST
    @Needs(Right.START)
    @APIResponseSchema(value = DeployView.class, responseCode = "202")
    public RestResponse<DeployView> start(
            @Parameter(required = true, description = "a UUID") @RestHeader("Idempotency-Key")
                    @Nullable String idempotencyKey,
            @NotNull @Valid NewDeploy body) {
        var key = Parameters.uuid("Idempotency-Key", idempotencyKey);
        if (key == null) {
            throw new BadField("Idempotency-Key", "is required, a UUID");
        }
        if (targets.of(body.target()).isEmpty()) {
            throw new BadField("target", "there is no such target");
        }
        if (body.soak() != null && body.soak().isNegative()) {
            throw new BadField("soak", "must not be negative");
        }
        var order =
                new DeployQueued(
                        body.version(),
                        body.reason(),
                        name(),
                        body.soak(),
                        body.startAt(),
                        body.options(),
                        null);
        var id = orders.start(body.target(), key, order);
        return ResponseBuilder.<DeployView>accepted(status(id))
                .location(URI.create(DeployViews.href(id)))
                .build();
    }

    @GET
    @Needs(Right.LIST)
    @Transactional
    public DeployPage list(
            @RestQuery @Nullable String target,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String cursor) {
        var rows =
                deploys.page(
                        visible(target),
                        Parameters.state(state),
                        Parameters.instant("from", from),
                        Parameters.uuid("cursor", cursor),
                        PAGE);
        return new DeployPage(
                rows.stream().map(DeployViews::line).toList(),
                rows.size() == PAGE ? rows.getLast().id : null);
    }

    /** The targets to show deploys of; null means all, also those no longer configured. */
    private @Nullable List<String> visible(@Nullable String target) {
        if (target != null) {
            access.require(caller, Right.VIEW, target);
            return List.of(target);
        }
        return access.may(caller, Right.VIEW, Caller.EVERYWHERE)
                ? null
                : access.viewable(caller, targets.names());
    }

    @GET
    @Needs(Right.VIEW)
    @Path("/{id}")
    @Transactional
    public DeployView get(@RestPath UUID id) {
        return status(id);
    }

    /** Decides on the previewed release, named by version and commit. */
    @POST
    @Needs(Right.GRANT)
    @Path("/{id}/grant")
    public DeployView grant(@RestPath UUID id, @NotNull @Valid Grant body) {
        return command(
                id,
                commands ->
                        commands.grant(
                                body.decision() == GrantDecision.GRANT,
                                body.version(),
                                body.headSha(),
                                body.comment()));
    }

    /** Decides on the proposed plan, named by its id and SHA-256. */
    @POST
    @Needs(Right.APPROVE)
    @Path("/{id}/approval")
    public DeployView approve(@RestPath UUID id, @NotNull @Valid Approval body) {
        return command(
                id,
                commands ->
                        commands.approval(
                                body.decision() == ApprovalDecision.APPROVE,
                                body.planId(),
                                body.planSha256(),
                                body.comment()));
    }

    /** Takes everything back before the apply has begun; an apply in flight is interrupted. */
    @POST
    @Needs(Right.CANCEL)
    @Path("/{id}/cancel")
    public DeployView cancel(@RestPath UUID id, @NotNull @Valid Reason body) {
        return command(id, commands -> commands.cancel(body.reason()));
    }

    private DeployView command(UUID id, Function<Commands, Answer> command) {
        return orders.command(id, name(), command)
                .map(this::status)
                .orElseThrow(() -> new NotFound("deploy"));
    }

    private DeployView status(UUID id) {
        return views.view(row(id));
    }

    private DeployRow row(UUID id) {
        return deploys.findByIdOptional(id).orElseThrow(() -> new NotFound("deploy"));
    }

    private String name() {
        return caller.getPrincipal().getName();
    }
}
