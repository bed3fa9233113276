package dev.airlock.release.github;

import dev.airlock.release.config.ReleaseConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The GitHub of each target; one client per address. */
@ApplicationScoped
public class GitHubs {
    private final Map<URI, GitHubApi> apis = new ConcurrentHashMap<>();

    /** The target's releases and commits. */
    public GitHub of(ReleaseConfig config) {
        return new GitHub(api(config), config);
    }

    /** The target's changelog. */
    public ChangelogPulls changelogOf(ReleaseConfig config) {
        return new ChangelogPulls(api(config), config);
    }

    private GitHubApi api(ReleaseConfig config) {
        return apis.computeIfAbsent(
                config.api(),
                address ->
                        QuarkusRestClientBuilder.newBuilder()
                                .baseUri(address)
                                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                                .build(GitHubApi.class));
    }
}
