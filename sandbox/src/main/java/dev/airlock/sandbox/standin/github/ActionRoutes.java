package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Workflows: dispatched, and their runs looked at. */
final class ActionRoutes {
    private static final String ACTIONS = "/repos/{owner}/{repo}/actions";

    private final GitHubSite site;
    private final Bodies bodies;
    private final Paging paging;

    ActionRoutes(GitHubSite site, Bodies bodies, Paging paging) {
        this.site = site;
        this.bodies = bodies;
        this.paging = paging;
    }

    void add(Routes routes) {
        routes.on(
                        "POST",
                        ACTIONS + "/workflows/{workflow_id}/dispatches",
                        site.pushing(this::dispatch))
                .on("GET", ACTIONS + "/workflows/{workflow_id}", site.seeing(this::workflow))
                .on("GET", ACTIONS + "/workflows/{workflow_id}/runs", site.seeing(this::runs))
                .on("GET", ACTIONS + "/runs/{run_id}", site.seeing(this::run));
    }

    private Answer workflow(Call call, Request request) {
        return call.repository()
                .workflows()
                .find(request.parameter("workflow_id"))
                .map(workflow -> Answer.json(Answer.OK, body(call.repository(), workflow)))
                .orElseGet(GitHubSite::notFound);
    }

    private ObjectNode body(Repository repository, Workflow workflow) {
        return bodies.template(repository, "workflow", "file", workflow.file())
                .put("name", workflow.file())
                .put("state", workflow.state());
    }

    private Answer dispatch(Call call, Request request) {
        var workflows = call.repository().workflows();
        var workflow = workflows.find(request.parameter("workflow_id"));
        if (workflow.isEmpty()) {
            return GitHubSite.notFound();
        }
        if (!workflow.get().isActive()) {
            return refused("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
        }
        var body = request.json().orElseGet(Json::object);
        var ref = body.path("ref").asText("");
        var head = call.repository().history().find("heads/" + ref);
        if (head.isEmpty()) {
            return refused("No ref found for: " + ref);
        }
        var inputs = inputs(body.path("inputs"));
        var unexpected =
                inputs.keySet().stream()
                        .filter(name -> !workflow.get().inputs().contains(name))
                        .toList();
        if (!unexpected.isEmpty()) {
            return refused("Unexpected inputs provided: " + Json.node(unexpected));
        }
        for (var name : workflow.get().inputs()) {
            if (!inputs.containsKey(name)) {
                return refused("Required input '%s' not provided".formatted(name));
            }
        }
        var run =
                workflow.get()
                        .dispatch(
                                workflows.nextRun(),
                                ref,
                                head.get(),
                                inputs,
                                call.identity().name());
        return body.path("return_run_details").asBoolean(false)
                ? Answer.json(Answer.OK, details(call.repository(), run))
                : Answer.typed(Answer.NO_CONTENT, "", "");
    }

    private static Map<String, String> inputs(JsonNode given) {
        var inputs = new TreeMap<String, String>();
        given.properties().forEach(each -> inputs.put(each.getKey(), each.getValue().asText()));
        return inputs;
    }

    private static Answer refused(String message) {
        return GitHubSite.message(Answer.UNPROCESSABLE, message);
    }

    private ObjectNode details(Repository repository, WorkflowRun run) {
        var body = body(repository, run);
        return Json.object(
                "workflow_run_id", run.id(),
                "run_url", body.path("url"),
                "html_url", body.path("html_url"));
    }

    /** The newest first. */
    private Answer runs(Call call, Request request) {
        return call.repository()
                .workflows()
                .find(request.parameter("workflow_id"))
                .map(workflow -> {
                    var found =
                            workflow.runs().reversed().stream()
                                    .filter(run -> isWanted(run, request))
                                    .toList();
                    var page = Paging.Page.of(request, found.size());
                    var rows =
                            found.subList(page.from(), page.to()).stream()
                                    .map(run -> body(call.repository(), run))
                                    .toList();
                    var body = Json.object("total_count", found.size());
                    body.set("workflow_runs", Json.array(rows));
                    return paging.links(request, page, Answer.json(Answer.OK, body));
                })
                .orElseGet(GitHubSite::notFound);
    }

    private static boolean isWanted(WorkflowRun run, Request request) {
        return request.first("branch").map(run.ref()::equals).orElse(true)
                && request.first("event").map("workflow_dispatch"::equals).orElse(true);
    }

    private Answer run(Call call, Request request) {
        var id = request.parameter("run_id");
        return !id.matches("\\d{1,18}")
                ? GitHubSite.notFound()
                : call.repository()
                        .workflows()
                        .run(Long.parseLong(id))
                        .map(run -> Answer.json(Answer.OK, body(call.repository(), run)))
                        .orElseGet(GitHubSite::notFound);
    }

    private ObjectNode body(Repository repository, WorkflowRun run) {
        var body =
                bodies.template(
                        repository,
                        "workflow-run",
                        "id",
                        String.valueOf(run.id()),
                        "file",
                        run.workflow(),
                        "sha",
                        run.head().sha());
        body.put("id", run.id())
                .put("name", run.workflow())
                .put("display_title", run.workflow())
                .put("head_branch", run.ref())
                .put("run_number", run.number())
                .put("status", run.status())
                .put("conclusion", run.conclusion())
                .put("created_at", Bodies.time(run.createdAt()))
                .put("run_started_at", Bodies.time(run.createdAt()))
                .put("updated_at", Bodies.time(run.updatedAt()));
        var commit = body.withObject("/head_commit");
        commit.put("message", run.head().message()).put("timestamp", Bodies.time(run.head().at()));
        for (var role : List.of("author", "committer")) {
            commit.withObject("/" + role)
                    .put("name", run.head().author())
                    .put("email", run.head().author() + "@users.noreply.github.com");
        }
        body.set("actor", bodies.user(run.actor()));
        body.set("triggering_actor", bodies.user(run.actor()));
        body.set("repository", bodies.repository(repository));
        body.set("head_repository", bodies.repository(repository));
        return body;
    }
}
