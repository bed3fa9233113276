package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.history.Orders;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.deploy.ledger.Interventions.WayBack;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Step;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What people do about a deploy, from its page. */
@Path("/console/deploys/{id}")
@RunOnVirtualThread
class DeployActions {
    private final Orders orders;
    private final DeployScreens screens;
    private final Visitor visitor;

    DeployActions(Orders orders, DeployScreens screens, Visitor visitor) {
        this.orders = orders;
        this.screens = screens;
        this.visitor = visitor;
    }

    @POST
    @Path("/grant")
    @Needs(Right.GRANT)
    @Operation(hidden = true)
    public RestResponse<String> grant(@RestPath UUID id, @BeanParam Input input) {
        return command(
                id,
                "grant",
                input,
                it ->
                        it.grant(
                                "grant".equals(input.decision()),
                                input.requiredVersion(),
                                Input.orEmpty(input.headSha()),
                                input.optionalComment()));
    }

    @POST
    @Path("/approval")
    @Needs(Right.APPROVE)
    @Operation(hidden = true)
    public RestResponse<String> approve(@RestPath UUID id, @BeanParam Input input) {
        return command(
                id,
                "approval",
                input,
                it ->
                        it.approval(
                                "approve".equals(input.decision()),
                                input.plan(),
                                Input.orEmpty(input.planSha256()),
                                input.optionalComment()));
    }

    @POST
    @Path("/cancel")
    @Needs(Right.CANCEL)
    @Operation(hidden = true)
    public RestResponse<String> cancel(@RestPath UUID id, @BeanParam Input input) {
        return command(id, "cancel", input, it -> it.cancel(input.requiredReason()));
    }

    @POST
    @Path("/incident")
    @Needs(Right.CALL_TEAM)
    @Operation(hidden = true)
    public RestResponse<String> incident(@RestPath UUID id, @BeanParam Input input) {
        return command(
                id, "incident", input, it -> it.interventions().incident(input.requiredReason()));
    }

    @POST
    @Path("/decision")
    @Needs(Right.ANSWER)
    @Operation(hidden = true)
    public RestResponse<String> decide(@RestPath UUID id, @BeanParam Input input) {
        return command(
                id,
                "decision",
                input,
                it ->
                        it.interventions()
                                .decide(
                                        input.choice(Decision.class, input.decision()),
                                        input.optionalComment(),
                                        id));
    }

    @POST
    @Path("/rollback")
    @Needs(Right.ROLL_BACK)
    @Operation(hidden = true)
    public RestResponse<String> rollback(@RestPath UUID id, @BeanParam Input input) {
        return answer(
                id,
                "rollback",
                input,
                () -> {
                    var way = way(id, input);
                    var ended = orders.hasEnded(id).orElseThrow(() -> NoPage.missing("deploy"));
                    var rollback =
                            ended
                                    ? orders.rollback(id, visitor.getName(), way)
                                    : orders.command(
                                            id,
                                            visitor.getName(),
                                            it -> it.interventions().rollback(way));
                    return rollback.orElseThrow(() -> NoPage.missing("deploy"));
                });
    }

    @POST
    @Path("/resolve")
    @Needs(Right.RESOLVE)
    @Operation(hidden = true)
    public RestResponse<String> resolve(@RestPath UUID id, @BeanParam Input input) {
        return command(
                id,
                "resolve",
                input,
                it -> {
                    var resolution = input.choice(Resolution.class, input.decision());
                    var dags =
                            resolution == Resolution.ABANDON
                                    ? input.choice(PausedDags.class, input.dags())
                                    : null;
                    return it.interventions().resolve(resolution, dags, way(id, input));
                });
    }

    @POST
    @Path("/override-build")
    @Needs(Right.OVERRIDE)
    @Operation(hidden = true)
    public RestResponse<String> overrideBuild(@RestPath UUID id, @BeanParam Input input) {
        return override(id, "override-build", Step.BUILD, input);
    }

    @POST
    @Path("/override-changelog")
    @Needs(Right.OVERRIDE)
    @Operation(hidden = true)
    public RestResponse<String> overrideChangelog(@RestPath UUID id, @BeanParam Input input) {
        return override(id, "override-changelog", Step.CHANGELOG, input);
    }

    private RestResponse<String> override(UUID id, String action, Step step, Input input) {
        return command(
                id, action, input, it -> it.interventions().override(step, input.requiredReason()));
    }

    private RestResponse<String> command(
            UUID id, String action, Input input, Function<Commands, Answer> command) {
        return answer(
                id,
                action,
                input,
                () ->
                        orders.command(id, visitor.getName(), command)
                                .orElseThrow(() -> NoPage.missing("deploy")));
    }

    private RestResponse<String> answer(UUID id, String action, Input input, Supplier<UUID> work) {
        if (input.now() != null) {
            visitor.require(Right.FORCE, screens.target(id));
        }
        return Answers.to(
                action,
                input,
                () -> "/console/deploys/" + work.get(),
                form -> Templates.deploy(screens.page(id, form), screens.output(id)));
    }

    private static WayBack way(UUID id, Input input) {
        return new WayBack(
                id, input.optionalVersion(), input.now() != null, input.requiredReason());
    }
}
