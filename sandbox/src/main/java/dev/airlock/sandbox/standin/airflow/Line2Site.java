package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Airflow 2's API below {@code /api/v1}, as recorded: what it does not know it calls empty. */
final class Line2Site implements Site {
    private static final String API = "/api/v1";
    private static final Set<String> DAG_QUERY =
            Set.of(
                    "limit",
                    "offset",
                    "order_by",
                    "tags",
                    "only_active",
                    "paused",
                    "fields",
                    "dag_id_pattern");
    private static final Set<String> RUN_QUERY =
            Set.of(
                    "limit",
                    "offset",
                    "order_by",
                    "state",
                    "fields",
                    "execution_date_gte",
                    "execution_date_lte",
                    "start_date_gte",
                    "start_date_lte",
                    "end_date_gte",
                    "end_date_lte",
                    "updated_at_gte",
                    "updated_at_lte");
    private static final Set<String> TASK_QUERY =
            Set.of(
                    "limit",
                    "offset",
                    "state",
                    "pool",
                    "queue",
                    "executor",
                    "execution_date_gte",
                    "execution_date_lte",
                    "start_date_gte",
                    "start_date_lte",
                    "end_date_gte",
                    "end_date_lte",
                    "updated_at_gte",
                    "updated_at_lte",
                    "duration_gte",
                    "duration_lte");

    private final Platform platform;
    private final Accounts accounts;
    private final Line2Bodies bodies;
    private final Routes routes = new Routes();

    Line2Site(Timeline timeline, Platform platform, Accounts accounts) {
        this.platform = platform;
        this.accounts = accounts;
        this.bodies = new Line2Bodies(timeline, platform);
        routes.on("GET", API + "/version", _ -> Answer.json(Answer.OK, bodies.version()))
                .on("GET", API + "/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", "/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", API + "/dags", known(DAG_QUERY, this::dags))
                .on("GET", API + "/dags/{dag}", known(Set.of("fields"), this::dag))
                .on("PATCH", API + "/dags/{dag}", known(Set.of("update_mask"), this::patch))
                .on("GET", API + "/dags/{dag}/details", known(Set.of("fields"), this::details))
                .on("GET", API + "/dags/{dag}/tasks", known(Set.of("order_by"), this::tasks))
                .on("GET", API + "/dags/{dag}/dagRuns", known(RUN_QUERY, this::runs))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}", known(Set.of("fields"), this::run))
                .on(
                        "GET",
                        API + "/dags/{dag}/dagRuns/{run}/taskInstances",
                        known(TASK_QUERY, this::instances))
                .on("GET", "/", _ -> Answer.html(Answer.OK, "Airflow"))
                .on("GET", "", _ -> Answer.html(Answer.OK, "Airflow"));
    }

    private Function<Request, Answer> known(
            Set<String> parameters, Function<Request, Answer> handler) {
        return request -> {
            if (request.authorization("Basic").filter(accounts::knowsBasic).isEmpty()) {
                return errors().forbidden();
            }
            return errors().query(request, parameters).orElseGet(() -> handler.apply(request));
        };
    }

    private Line2Errors errors() {
        return new Line2Errors(platform.instance().version());
    }

    private static Answer page(
            Request request, String name, List<?> all, Function<Integer, ObjectNode> row) {
        var asked = request.first("limit").map(Integer::parseInt).orElse(0);
        var limit = asked == 0 ? Listing.MOST : Math.min(asked, Listing.MOST);
        var from = Math.min(all.size(), request.first("offset").map(Integer::parseInt).orElse(0));
        var body = Json.object();
        var rows = body.putArray(name);
        for (int i = from; i < Math.min(all.size(), from + limit); i++) {
            rows.add(row.apply(i));
        }
        return Answer.json(Answer.OK, body.put("total_entries", all.size()));
    }

    private Answer dags(Request request) {
        var order = Listing.dagOrder(request);
        if (order.isEmpty()) {
            return errors().order(request);
        }
        var found =
                platform.dags().stream()
                        .filter(dag -> Listing.fits(request, dag, "only_active"))
                        .sorted(order.get())
                        .toList();
        return page(request, "dags", found, i -> bodies.dag(found.get(i)));
    }

    private Answer on(Request request, Function<DagState, Answer> handler) {
        var dag = platform.dag(request.parameter("dag"));
        if (dag.isEmpty()) {
            return errors().noDag(request.parameter("dag"));
        }
        return dag.get().visible ? handler.apply(dag.get()) : errors().forbidden();
    }

    private Answer dag(Request request) {
        return on(request, dag -> Answer.json(Answer.OK, bodies.dag(dag)));
    }

    private Answer details(Request request) {
        return on(request, dag -> Answer.json(Answer.OK, bodies.details(dag)));
    }

    private Answer tasks(Request request) {
        return on(
                request, dag -> page(request, "tasks", dag.play.tasks(), i -> bodies.task(dag, i)));
    }

    private Answer patch(Request request) {
        if (!accounts.mayPause()) {
            return errors().forbidden();
        }
        var refusal = errors().patch(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var dagId = request.parameter("dag");
        if (platform.dag(dagId).isEmpty()) {
            return errors().notFound("Dag with id: '%s' not found".formatted(dagId), null);
        }
        var paused = request.json().orElseThrow().path("is_paused").asBoolean();
        return on(
                request,
                _ -> Answer.json(Answer.OK, bodies.dag(platform.patchPaused(dagId, paused))));
    }

    /** An unknown DAG has no runs, and no run has an unknown state: 200 and an empty list. */
    private Answer runs(Request request) {
        var order = Listing.runOrder(request);
        var states = request.all("state");
        if (order.isEmpty()) {
            return errors().order(request);
        }
        var found =
                Listing.runs(platform, request.parameter("dag"))
                        .filter(run -> states.isEmpty() || states.contains(run.state))
                        .sorted(order.get())
                        .toList();
        return page(request, "dag_runs", found, i -> bodies.run(found.get(i)));
    }

    private Answer run(Request request) {
        Optional<RunState> found =
                Listing.runs(platform, request.parameter("dag"))
                        .filter(run -> run.runId.equals(request.parameter("run")))
                        .findFirst();
        return found.map(run -> Answer.json(Answer.OK, bodies.run(run)))
                .orElseGet(() -> errors().noRun(request));
    }

    private Answer instances(Request request) {
        var states = request.all("state");
        if (!Line3Errors.TASK_STATES.containsAll(states) || states.contains("awaiting_input")) {
            return Answer.html(Answer.BROKEN, "Internal Server Error");
        }
        var found =
                Listing.instances(platform, request.parameter("dag"), request.parameter("run"))
                        .filter(instance -> Listing.hasState(states, instance.task()))
                        .toList();
        return page(
                request,
                "task_instances",
                found,
                i -> bodies.instance(found.get(i).run(), found.get(i).task()));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return request.path().startsWith(API + "/")
                ? errors().unknownPath()
                : Answer.html(Answer.NOT_FOUND, "Airflow 404");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return errors().wrongMethod();
    }
}
