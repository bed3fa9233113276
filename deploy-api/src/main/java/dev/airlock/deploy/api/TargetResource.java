package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Requests.Reason;
import dev.airlock.deploy.api.Requests.ReleasePauses;
import dev.airlock.deploy.api.Views.Link;
import dev.airlock.deploy.api.Views.LockView;
import dev.airlock.deploy.api.Views.TargetView;
import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.RefusedVersions;
import dev.airlock.deploy.history.Snapshots;
import dev.airlock.deploy.history.TargetOrders;
import dev.airlock.deploy.history.Targets;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Version;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The targets: their rules, their locks, what happens and what runs there. */
@Path("/api/v1/targets")
@RunOnVirtualThread
class TargetResource {
    private final TargetRules rules;
    private final Targets targets;
    private final Deploys deploys;
    private final Snapshots snapshots;
    private final TargetOrders orders;
    private final RefusedVersions refused;
    private final Access access;
    private final SecurityIdentity caller;

    TargetResource(
            TargetRules rules,
            Targets targets,
            Deploys deploys,
            Snapshots snapshots,
            TargetOrders orders,
            RefusedVersions refused,
            Access access,
            SecurityIdentity caller) {
        this.rules = rules;
        this.targets = targets;
        this.deploys = deploys;
        this.snapshots = snapshots;
        this.orders = orders;
        this.refused = refused;
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

    private TargetView view(String name) {
        var rule = known(name);
        var row = targets.findById(name);
        var deployed = row.deployedVersion != null ? row.deployedVersion : seed(rule);
        var lock =
                row.lockReason == null
                        ? null
                        : new LockView(row.lockReason, row.lockedBy, row.lockedSince);
        return new TargetView(
                name,
                lock,
                deployed,
                row.pausesLeft,
                row.pausesLeftBy,
                refused.of(name),
                Wire.name(rule.release().publish()),
                rule.policy().approvals(),
                rule.policy().requesterMayApprove(),
                rule.policy().autoApprove(),
                rule.verify().soak(),
                rule.verify().tolerance(),
                deploys.active(name).map(deploy -> deploy.id).orElse(null),
                deploys.queued(name).stream().map(deploy -> deploy.id).toList(),
                links(name));
    }

    private Rules known(String target) {
        return rules.of(target).orElseThrow(() -> new NotFound("target"));
    }

    private static @Nullable String seed(Rules rule) {
        Version seed = rule.release().deployedVersion();
        return seed == null ? null : seed.value();
    }

    private static Map<String, Link> links(String name) {
        var self = "/api/v1/targets/" + name;
        var links = new LinkedHashMap<String, Link>();
        links.put("self", new Link("GET", self));
        links.put("dags", new Link("GET", self + "/dags"));
        links.put("deploys", new Link("GET", "/api/v1/deploys?target=" + name));
        links.put("lock", new Link("PUT", self + "/lock"));
        links.put("unlock", new Link("DELETE", self + "/lock"));
        return links;
    }
}
