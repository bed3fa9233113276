package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.history.Orders;
import dev.airlock.deploy.history.TargetOrders;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.Option;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What people do about a target, from its page. */
@Path("/console/targets/{target}")
@RunOnVirtualThread
class TargetActions {
    private final Orders orders;
    private final TargetOrders targetOrders;
    private final TargetScreens screens;
    private final Visitor visitor;

    TargetActions(
            Orders orders, TargetOrders targetOrders, TargetScreens screens, Visitor visitor) {
        this.orders = orders;
        this.targetOrders = targetOrders;
        this.screens = screens;
        this.visitor = visitor;
    }

    /** The form's own key makes a second click the same deploy. */
    @POST
    @Path("/deploys")
    @Needs(Right.START)
    @Operation(hidden = true)
    public RestResponse<String> start(@RestPath String target, @BeanParam Input input) {
        var options = new ArrayList<Option>();
        if (input.dryRun() != null) {
            options.add(Option.DRY_RUN);
        }
        if (input.force() != null) {
            visitor.require(Right.FORCE, target);
            options.add(Option.FORCE);
        }
        if (input.outsideWindows() != null) {
            visitor.require(Right.PASS_WINDOWS, target);
            options.add(Option.OUTSIDE_WINDOWS);
        }
        return answer(
                target,
                "start",
                input,
                () -> {
                    var order =
                            new DeployQueued(
                                    input.optionalVersion(),
                                    input.requiredReason(),
                                    visitor.getName(),
                                    input.soakMinutes(),
                                    input.startAtUtc(),
                                    options,
                                    null);
                    return "/console/deploys/"
                            + orders.start(target, input.idempotencyKey(), order);
                });
    }

    @POST
    @Path("/lock")
    @Needs(Right.LOCK)
    @Operation(hidden = true)
    public RestResponse<String> lock(@RestPath String target, @BeanParam Input input) {
        return answer(
                target,
                "lock",
                input,
                () -> {
                    targetOrders.lock(target, visitor.getName(), input.requiredReason());
                    return page(target);
                });
    }

    @POST
    @Path("/unlock")
    @Needs(Right.LOCK)
    @Operation(hidden = true)
    public RestResponse<String> unlock(@RestPath String target, @BeanParam Input input) {
        return answer(
                target,
                "unlock",
                input,
                () -> {
                    targetOrders.unlock(target, visitor.getName());
                    return page(target);
                });
    }

    @POST
    @Path("/pauses")
    @Needs(Right.RELEASE_PAUSES)
    @Operation(hidden = true)
    public RestResponse<String> releasePauses(@RestPath String target, @BeanParam Input input) {
        return answer(
                target,
                "pauses",
                input,
                () -> {
                    targetOrders.releasePauses(
                            target,
                            input.choice(PausesAnswer.class, input.dags()),
                            visitor.getName(),
                            input.requiredReason());
                    return page(target);
                });
    }

    @POST
    @Path("/allow")
    @Needs(Right.ALLOW_VERSION)
    @Operation(hidden = true)
    public RestResponse<String> allow(@RestPath String target, @BeanParam Input input) {
        return answer(
                target,
                "allow",
                input,
                () -> {
                    var version = input.optionalVersion();
                    if (version == null
                            || !targetOrders.allow(target, version, visitor.getName())) {
                        throw new BadInput("That version is not refused any more.");
                    }
                    return page(target);
                });
    }

    /** The page is made first: a target that there is not is not acted on. */
    private RestResponse<String> answer(
            String target, String action, Input input, Supplier<String> work) {
        screens.page(target, Form.NONE);
        return Answers.to(
                action, input, work, form -> Templates.target(screens.page(target, form)));
    }

    private static String page(String target) {
        return "/console/targets/" + target;
    }
}
