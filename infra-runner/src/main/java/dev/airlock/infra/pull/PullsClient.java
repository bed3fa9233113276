package dev.airlock.infra.pull;

import static dev.airlock.infra.pull.GitHubCalls.ask;
import static dev.airlock.infra.pull.GitHubCalls.authorization;
import static dev.airlock.infra.pull.GitHubCalls.read;

import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.pull.PullsApi.NewPull;
import dev.airlock.infra.pull.PullsApi.Pull;
import dev.airlock.infra.pull.PullsApi.PullChange;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds and opens pull requests; what may pass by itself is {@link StepUnavailable}. */
@ApplicationScoped
public class PullsClient {
    private final Map<URI, PullsApi> clients = new ConcurrentHashMap<>();

    /** The one of that branch: open, else merged. */
    public Optional<Pull> find(InfraConfig config, String branch)
            throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        List<Pull> found =
                read(() ->
                        api(config)
                                .list(
                                        authorization(config),
                                        pulls.owner(),
                                        pulls.name(),
                                        pulls.owner() + ":" + branch,
                                        "all"));
        return found.stream()
                .filter(pull -> pull.state().equals("open"))
                .findFirst()
                .or(() -> found.stream().filter(pull -> pull.mergedAt() != null).findFirst());
    }

    /** Opens one. */
    public Pull open(InfraConfig config, NewPull pull) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        return ask(
                () -> api(config).open(authorization(config), pulls.owner(), pulls.name(), pull));
    }

    /** Closes it; it is not merged then. */
    public void close(InfraConfig config, int number) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        ask(() ->
                api(config)
                        .change(
                                authorization(config),
                                pulls.owner(),
                                pulls.name(),
                                number,
                                new PullChange("closed")));
    }

    private PullsApi api(InfraConfig config) {
        return clients.computeIfAbsent(
                config.pullRequest().api(), address -> GitHubCalls.client(config, PullsApi.class));
    }
}
