package dev.airlock.notify.config;

import dev.airlock.kit.config.TargetsFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Every target's channel, read and checked when the service starts. */
@Startup
@ApplicationScoped
public class NotifyTargets {
    private final Map<String, NotifyConfig> targets;
    private final Map<String, GrantPolicy> grants;
    private final Map<String, ApprovalPolicy> approvals;

    NotifyTargets(TargetsFile file) {
        targets = file.section("notify", NotifyConfig.class);
        grants = file.section("release", GrantPolicy.class);
        approvals = file.section("policy", ApprovalPolicy.class);
    }

    /** Where that target's people are told; absent if nowhere. */
    public Optional<NotifyConfig.Slack> slack(String target) {
        return Optional.ofNullable(targets.get(target)).map(NotifyConfig::slack);
    }

    /** What is left to a person there. */
    public Asks asks(String target) {
        var grant = grants.get(target);
        var approval = approvals.get(target);
        return new Asks(
                grant != null && grant.asksAPerson(), approval == null || approval.asksAPerson());
    }
}
