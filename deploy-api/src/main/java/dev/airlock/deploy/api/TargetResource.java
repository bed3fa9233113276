package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Requests.Reason;
import dev.airlock.deploy.api.Requests.ReleasePauses;
import dev.airlock.deploy.api.Views.TargetView;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.history.Snapshots;
import dev.airlock.deploy.history.TargetOrders;
import dev.airlock.event.PlatformSnapshot;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The targets: their rules, their locks, what happens and what runs there. */
@Path("/api/v1/targets")
@RunOnVirtualThread
class TargetResource {
    private final TargetRules rules;
    private final TargetViews views;
    private final Snapshots snapshots;
    private final TargetOrders orders;
    private final Access access;
    private final SecurityIdentity caller;

    TargetResource(
            TargetRules rules,
            TargetViews views,
            Snapshots snapshots,
            TargetOrders orders,
            Access access,
            SecurityIdentity caller) {
        this.rules = rules;
        this.views = views;
        this.snapshots = snapshots;
        this.orders = orders;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Needs(Right.LIST)
    @Transactional
    public List<TargetView> list() {
        return access.viewable(caller, rules.names()).stream().map(this::view).toList();
    }

    @GET
    @Needs(Right.VIEW)
    @Path("/{target}")
    @Transactional
    public TargetView get(@RestPath String target) {
        return view(target);
    }

    /** The platform right now, as the watcher saw it last. */
    @GET
    @Needs(Right.VIEW)
    @Path("/{target}/dags")
    @Transactional
    public PlatformSnapshot dags(@RestPath String target) {
        known(target);
        return snapshots.of(target).orElseThrow(() -> new NotFound("snapshot yet"));
    }

    /** Deploys that have not begun wait from now on. */
    @PUT
    @Needs(Right.LOCK)
    @Path("/{target}/lock")
    public TargetView lock(@RestPath String target, @NotNull @Valid Reason body) {
        known(target);
        orders.lock(target, caller.getPrincipal().getName(), body.reason());
        return view(target);
    }

    /** Deploys begin again. */
    @DELETE
    @Needs(Right.LOCK)
    @Path("/{target}/lock")
    public TargetView unlock(@RestPath String target) {
        known(target);
        orders.unlock(target, caller.getPrincipal().getName());
        return view(target);
    }

    /** Decides on the DAGs that an ended deploy left paused: they are unpaused, or forgotten. */
    @POST
    @Needs(Right.RELEASE_PAUSES)
    @Path("/{target}/pauses/release")
    public TargetView releasePauses(@RestPath String target, @NotNull @Valid ReleasePauses body) {
        known(target);
        orders.releasePauses(target, body.dags(), caller.getPrincipal().getName(), body.reason());
        return view(target);
    }

    /** Allows a version again that was rolled back. */
    @DELETE
    @Needs(Right.ALLOW_VERSION)
    @Path("/{target}/refused-versions/{version}")
    public TargetView allow(@RestPath String target, @RestPath String version) {
        known(target);
        var by = caller.getPrincipal().getName();
        if (!orders.allow(target, Parameters.version("version", version), by)) {
            throw new NotFound("refused version");
        }
        return view(target);
    }

    private TargetView view(String target) {
        known(target);
        return views.view(target);
    }

    private void known(String target) {
        if (rules.of(target).isEmpty()) {
            throw new NotFound("target");
        }
    }
}
