package dev.airlock.notify.github;

import dev.airlock.kit.http.RateLimit;
import dev.airlock.kit.http.Reads;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.NotifyConfig.GithubDeployments;
import dev.airlock.notify.github.DeploymentsApi.NewDeployment;
import dev.airlock.notify.github.DeploymentsApi.NewStatus;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One target's deployments on GitHub; each call probes before it acts. */
final class DeploymentsClient {

    private final DeploymentsApi api;
    private final GithubDeployments config;
    private final Clock clock;

    DeploymentsClient(DeploymentsApi api, GithubDeployments config, Clock clock) {
        this.api = api;
        this.config = config;
        this.clock = clock;
    }

    /** The deployment of a deploy: its task names it, so it is made once. */
    long begin(UUID deploy, String ref) throws StepUnavailable, StepFailure {
        var task = "airlock:" + deploy;
        var found = ask(() -> api.find(token(), config.owner(), config.name(), task));
        if (!found.isEmpty()) {
            return found.getFirst().id();
        }
        var deployment =
                new NewDeployment(
                        ref,
                        task,
                        false,
                        List.of(),
                        Map.of("deploy", deploy.toString()),
                        config.environment(),
                        "Airlock deploys " + ref);
        return ask(() -> api.create(token(), config.owner(), config.name(), deployment)).id();
    }

    /** Tells a status, unless it is what was told last. */
    void tell(long id, DeploymentStatus status, @Nullable String log, @Nullable String environment)
            throws StepUnavailable, StepFailure {
        var told = ask(() -> api.statuses(token(), config.owner(), config.name(), id));
        if (!told.isEmpty()
                && told.getFirst().state().equals(status.state())
                && status.description().equals(told.getFirst().description())) {
            return;
        }
        // GitHub leaves deployments to production active: who is followed by whom is told here.
        var news = new NewStatus(status.state(), status.description(), log, environment, false);
        ask(() -> api.tell(token(), config.owner(), config.name(), id, news));
    }

    private String token() {
        return "Bearer " + config.token().reveal();
    }

    private <T> T ask(Supplier<T> call) throws StepUnavailable, StepFailure {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            var answer = e.getResponse();
            var wait = RateLimit.of(answer.getStatus(), answer::getHeaderString, clock.instant());
            if (wait.isPresent()) {
                throw new StepUnavailable("GitHub wants to be left alone", null, wait.get());
            }
            if (!Reads.isAnswer(answer.getStatus())) {
                throw new StepUnavailable("GitHub answered " + answer.getStatus(), null);
            }
            throw new StepFailure("GitHub answered " + answer.getStatus(), false, List.of());
        } catch (ProcessingException e) {
            throw new StepUnavailable("GitHub cannot be reached", e);
        } catch (IllegalStateException e) {
            // There is no secret where the configuration says; the message names the place.
            throw new StepFailure(String.valueOf(e.getMessage()), false, List.of());
        }
    }
}
