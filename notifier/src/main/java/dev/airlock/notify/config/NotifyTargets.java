package dev.airlock.notify.config;

import dev.airlock.kit.config.TargetsFile;
import dev.airlock.notify.config.NotifyConfig.GithubDeployments;
import dev.airlock.notify.config.NotifyConfig.Slack;
import dev.airlock.notify.config.NotifyConfig.Webhook;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told of every target, read and checked when the service starts. */
@Startup
@ApplicationScoped
public class NotifyTargets {
    private final Map<String, NotifyConfig> targets;
    private final Map<String, ReleaseKeys> releases;
    private final Map<String, ApprovalPolicy> approvals;
    private final Map<String, AirflowKey> airflows;

    NotifyTargets(TargetsFile file) {
        targets = file.section("notify", NotifyConfig.class);
        releases = file.section("release", ReleaseKeys.class);
        approvals = file.section("policy", ApprovalPolicy.class);
        airflows = file.section("airflow", AirflowKey.class);
    }

    /** Where that target's people are told; absent if nowhere. */
    public Optional<Slack> slack(String target) {
        return Optional.ofNullable(targets.get(target)).map(NotifyConfig::slack);
    }

    /** Who is sent that target's events. */
    public List<Webhook> webhooks(String target) {
        var config = targets.get(target);
        return config == null ? List.of() : config.webhooks();
    }

    /** Where that target's deploys are deployments; absent if nowhere. */
    public Optional<GithubDeployments> githubDeployments(String target) {
        return Optional.ofNullable(targets.get(target)).map(NotifyConfig::githubDeployments);
    }

    /** What is left to a person there. */
    public Asks asks(String target) {
        var release = releases.get(target);
        var approval = approvals.get(target);
        return new Asks(
                release != null && release.asksAPerson(),
                approval == null || approval.asksAPerson());
    }

    /** What the git tag of a release begins with. */
    public String tagPrefix(String target) {
        var release = releases.get(target);
        return release == null || release.tagPrefix() == null ? "" : release.tagPrefix();
    }

    /** Where people find what is deployed. */
    public Optional<URI> airflow(String target) {
        return Optional.ofNullable(airflows.get(target)).map(AirflowKey::url);
    }
}
