package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Views.Link;
import dev.airlock.deploy.api.Views.LockView;
import dev.airlock.deploy.api.Views.TargetView;
import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.RefusedVersions;
import dev.airlock.deploy.history.Targets;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.Version;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes views of targets. */
@ApplicationScoped
public class TargetViews {
    private final TargetRules rules;
    private final Targets targets;
    private final Deploys deploys;
    private final RefusedVersions refused;
    private final Clock clock;
    private final Access access;
    private final SecurityIdentity caller;

    TargetViews(
            TargetRules rules,
            Targets targets,
            Deploys deploys,
            RefusedVersions refused,
            Clock clock,
            Access access,
            SecurityIdentity caller) {
        this.rules = rules;
        this.targets = targets;
        this.deploys = deploys;
        this.refused = refused;
        this.clock = clock;
        this.access = access;
        this.caller = caller;
    }

    /** A target as it is now and what the caller may do; it must be one of the configuration. */
    public TargetView view(String name) {
        var rule =
                rules.of(name)
                        .orElseThrow(() -> new IllegalStateException("no such target: " + name));
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
                rule.policy().windows().inTheWay(clock.instant()).orElse(null),
                deploys.active(name).map(deploy -> deploy.id).orElse(null),
                deploys.queued(name).stream().map(deploy -> deploy.id).toList(),
                links(name));
    }

    private static @Nullable String seed(Rules rule) {
        Version seed = rule.release().deployedVersion();
        return seed == null ? null : seed.value();
    }

    private Map<String, Link> links(String name) {
        var self = "/api/v1/targets/" + name;
        var links = new LinkedHashMap<String, Link>();
        links.put("self", new Link("GET", self));
        links.put("dags", new Link("GET", self + "/dags"));
        links.put("quiet-windows", new Link("GET", self + "/quiet-windows"));
        links.put("deploys", new Link("GET", "/api/v1/deploys?target=" + name));
        if (access.may(caller, Right.START, name)) {
            links.put("start", new Link("POST", "/api/v1/deploys"));
        }
        if (access.may(caller, Right.LOCK, name)) {
            links.put("lock", new Link("PUT", self + "/lock"));
            links.put("unlock", new Link("DELETE", self + "/lock"));
        }
        return links;
    }
}
