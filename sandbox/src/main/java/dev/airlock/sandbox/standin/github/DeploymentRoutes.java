package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.Set;

/** Deployments and their statuses, newest first. */
final class DeploymentRoutes {
    private static final String DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
    private static final String STATUSES = DEPLOYMENTS + "/{deployment_id}/statuses";
    private static final int LONGEST = 140;
    private static final Set<String> STATES =
            Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", "success");

    private final GitHubSite site;
    private final DeploymentBodies bodies;
    private final Paging paging;

    DeploymentRoutes(GitHubSite site, DeploymentBodies bodies, Paging paging) {
        this.site = site;
        this.bodies = bodies;
        this.paging = paging;
    }

    void add(Routes routes) {
        routes.on("GET", DEPLOYMENTS, site.seeing(this::list))
                .on("POST", DEPLOYMENTS, site.pushing(this::create))
                .on("GET", STATUSES, site.seeing(this::statuses))
                .on("POST", STATUSES, site.pushing(this::tell));
    }

    private Answer list(Call call, Request request) {
        var found =
                call.repository().deploying().all().reversed().stream()
                        .filter(each -> fits(request, "task", each.field("task", "deploy")))
                        .filter(each ->
                                fits(
                                        request,
                                        "environment",
                                        each.field("environment", "production")))
                        .filter(each -> fits(request, "ref", each.ref()))
                        .map(each -> bodies.deployment(call.repository(), each))
                        .toList();
        return paging.answer(request, found);
    }

    private static boolean fits(Request request, String parameter, String value) {
        return request.first(parameter).filter(wanted -> !wanted.equals(value)).isEmpty();
    }

    private Answer create(Call call, Request request) {
        var body = request.json().orElseGet(Json::object);
        return call.repository()
                .deploying()
                .begin(body, call.identity().name())
                .map(each ->
                        Answer.json(Answer.CREATED, bodies.deployment(call.repository(), each)))
                .orElseGet(() ->
                        GitHubSite.message(
                                Answer.UNPROCESSABLE,
                                "No ref found for: " + body.path("ref").asText()));
    }

    private Answer statuses(Call call, Request request) {
        var found = call.repository().deploying().find(request.parameter("deployment_id"));
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        var told =
                found.get().statuses().reversed().stream()
                        .map(each -> bodies.status(call.repository(), found.get(), each))
                        .toList();
        return paging.answer(request, told);
    }

    private Answer tell(Call call, Request request) {
        var deployments = call.repository().deploying();
        var found = deployments.find(request.parameter("deployment_id"));
        var body = request.json().orElseGet(Json::object);
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        if (!STATES.contains(body.path("state").asText())) {
            return GitHubSite.invalid("DeploymentStatus", "state", "custom");
        }
        if (body.path("description").asText("").length() > LONGEST) {
            return GitHubSite.invalid("DeploymentStatus", "description", "custom");
        }
        var status = deployments.tell(found.get(), body, call.identity().name());
        return Answer.json(Answer.CREATED, bodies.status(call.repository(), found.get(), status));
    }
}
