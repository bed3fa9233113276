package dev.airlock.infra.pull;

import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.pull.PullsApi.NewPull;
import dev.airlock.infra.pull.PullsApi.Pull;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Finds and opens pull requests; what may pass by itself is {@link StepUnavailable}. */
@ApplicationScoped
class PullsClient {
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Map<URI, PullsApi> clients = new ConcurrentHashMap<>();

    /** The one of that branch: open, else merged. */
    Optional<Pull> find(InfraConfig config, String branch) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        List<Pull> found =
                ask(() ->
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

    Pull open(InfraConfig config, NewPull pull) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        return ask(
                () -> api(config).open(authorization(config), pulls.owner(), pulls.name(), pull));
    }

    private PullsApi api(InfraConfig config) {
        return clients.computeIfAbsent(
                config.pullRequest().api(),
                address ->
                        QuarkusRestClientBuilder.newBuilder()
                                .baseUri(address)
                                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                                .build(PullsApi.class));
    }

    private static String authorization(InfraConfig config) {
        return "Bearer " + config.token().reveal();
    }

    private static <T> T ask(Supplier<T> call) throws StepUnavailable, StepFailure {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status >= SERVER_ERROR || status == TOO_MANY) {
                throw new StepUnavailable("GitHub answered " + status, e);
            }
            throw new StepFailure("GitHub answered " + status, true, List.of());
        } catch (ProcessingException e) {
            throw new StepUnavailable("GitHub cannot be reached", e);
        }
    }
}
