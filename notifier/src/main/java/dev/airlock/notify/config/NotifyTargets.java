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

    NotifyTargets(TargetsFile file) {
        targets = file.section("notify", NotifyConfig.class);
        grants = file.section("release", GrantPolicy.class);
    }

    /** Where that target's people are told; absent if nowhere. */
    public Optional<NotifyConfig.Slack> slack(String target) {
        return Optional.ofNullable(targets.get(target)).map(NotifyConfig::slack);
    }

    /** Whether a person grants that target's releases. */
    public boolean asksForGrant(String target) {
        var grant = grants.get(target);
        return grant != null && grant.asksAPerson();
    }
}
