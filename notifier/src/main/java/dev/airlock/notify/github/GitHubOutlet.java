package dev.airlock.notify.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.Console;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Delivery;
import dev.airlock.notify.delivery.Lane;
import dev.airlock.notify.delivery.Outlet;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells GitHub of the deployment of each deploy; the last that succeeded is the active one. */
@ApplicationScoped
class GitHubOutlet implements Outlet {
    static final String NAME = "github-deployments";
    private static final int TIMEOUT_SECONDS = 10;

    private final NotifyTargets targets;
    private final Deployments deployments;
    private final Console console;
    private final Clock clock;
    private final Map<URI, DeploymentsApi> apis = new ConcurrentHashMap<>();

    GitHubOutlet(NotifyTargets targets, Deployments deployments, Console console, Clock clock) {
        this.targets = targets;
        this.deployments = deployments;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void deliver(Delivery delivery) throws StepUnavailable, StepFailure {
        var lane = delivery.lane();
        var config = targets.githubDeployments(lane.target());
        if (config.isEmpty()) {
            return;
        }
        var github = new DeploymentsClient(api(config.get().api()), config.get(), clock);
        var status = read(delivery);
        var deploy = lane.deployId();
        if (status.ref() != null && deployments.of(deploy).isEmpty()) {
            deployments.begun(deploy, lane.target(), github.begin(deploy, status.ref()));
        }
        tell(github, lane, deploy, status);
        if (status.state().equals(DeploymentStatus.SUCCESS) && deployments.of(deploy).isPresent()) {
            deployments.active(deploy, true);
            for (var other : deployments.othersActive(lane.target(), deploy)) {
                tell(github, lane, other, followed());
                deployments.active(other, false);
            }
        }
    }

    private static DeploymentStatus followed() {
        return DeploymentStatus.of(DeploymentStatus.INACTIVE, "another version runs now");
    }

    /** Nothing, if the deploy ended before there was anything to deploy. */
    private void tell(DeploymentsClient github, Lane lane, UUID deploy, DeploymentStatus status)
            throws StepUnavailable, StepFailure {
        var id = deployments.of(deploy);
        if (id.isPresent()) {
            github.tell(
                    id.get(),
                    status,
                    console.page(deploy).orElse(null),
                    targets.airflow(lane.target()).map(URI::toString).orElse(null));
        }
    }

    private DeploymentsApi api(URI address) {
        return apis.computeIfAbsent(
                address,
                each ->
                        QuarkusRestClientBuilder.newBuilder()
                                .baseUri(each)
                                .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .build(DeploymentsApi.class));
    }

    private static DeploymentStatus read(Delivery delivery) {
        try {
            return WireJson.mapper().readValue(delivery.content(), DeploymentStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is queued was written by us", e);
        }
    }
}
