package dev.airlock.release.github;

import dev.airlock.release.config.ReleaseConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The GitHub of each target; one client per address and timeout. */
@ApplicationScoped
public class GitHubs {
    private final Map<Client, Object> apis = new ConcurrentHashMap<>();

    /** The target's releases and commits. */
    public GitHub of(ReleaseConfig config) {
        return new GitHub(api(config, GitHubApi.class), config);
    }

    /** The target's changelog. */
    public ChangelogPulls changelogOf(ReleaseConfig config) {
        return new ChangelogPulls(api(config, PullsApi.class), config);
    }

    private <A> A api(ReleaseConfig config, Class<A> type) {
        return type.cast(
                apis.computeIfAbsent(
                        new Client(config.api(), config.timeout(), type), Client::build));
    }

    private record Client(URI address, Duration timeout, Class<?> type) {
        Object build() {
            return QuarkusRestClientBuilder.newBuilder()
                    .baseUri(address)
                    .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .build(type);
        }
    }
}
