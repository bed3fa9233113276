package dev.airlock.infra.rollback;

import static dev.airlock.infra.pull.GitHubCalls.authorization;

import dev.airlock.event.ImageTag;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.pull.GitHubCalls;
import dev.airlock.infra.rollback.ActionsApi.Dispatch;
import dev.airlock.infra.rollback.ActionsApi.Dispatched;
import dev.airlock.infra.rollback.ActionsApi.Workflow;
import dev.airlock.infra.rollback.ActionsApi.WorkflowRun;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the deployment workflow and follows it. */
@ApplicationScoped
class ActionsClient {
    private final Map<URI, ActionsApi> clients = new ConcurrentHashMap<>();

    /**
     * Begins a run.
     *
     * @throws StepUnavailable nobody knows whether it began
     * @throws StepFailure GitHub refused: it did not begin
     */
    Dispatched dispatch(InfraConfig config, ImageTag tag) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        var rollback = config.rollback();
        var dispatch = new Dispatch(rollback.ref(), Map.of(rollback.input(), tag.value()), true);
        return GitHubCalls.ask(() ->
                api(config)
                        .dispatch(
                                authorization(config),
                                pulls.owner(),
                                pulls.name(),
                                rollback.workflow(),
                                dispatch));
    }

    /** The deployment workflow; empty if the repository has none of that name. */
    Optional<Workflow> workflow(InfraConfig config) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        return GitHubCalls.find(() ->
                api(config)
                        .workflow(
                                authorization(config),
                                pulls.owner(),
                                pulls.name(),
                                config.rollback().workflow()));
    }

    /** The newest runs that somebody dispatched, the newest first. */
    List<WorkflowRun> dispatched(InfraConfig config) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        var rollback = config.rollback();
        return GitHubCalls.read(() ->
                        api(config)
                                .runs(
                                        authorization(config),
                                        pulls.owner(),
                                        pulls.name(),
                                        rollback.workflow(),
                                        "workflow_dispatch",
                                        rollback.ref()))
                .runs();
    }

    WorkflowRun run(InfraConfig config, long runId) throws StepUnavailable, StepFailure {
        var pulls = config.pullRequest();
        return GitHubCalls.read(
                () -> api(config).run(authorization(config), pulls.owner(), pulls.name(), runId));
    }

    private ActionsApi api(InfraConfig config) {
        return clients.computeIfAbsent(
                config.pullRequest().api(),
                address -> GitHubCalls.client(config, ActionsApi.class));
    }
}
