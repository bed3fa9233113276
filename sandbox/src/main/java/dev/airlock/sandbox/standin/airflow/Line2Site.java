package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
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
        var runs = new Line2Runs(platform, bodies, this::errors);
        routes.on("GET", API + "/version", _ -> Answer.json(Answer.OK, bodies.version()))
                .on("GET", API + "/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", "/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", API + "/dags", known(DAG_QUERY, this::dags))
                .on("GET", API + "/dags/{dag}", known(Set.of("fields"), this::dag))
                .on("PATCH", API + "/dags/{dag}", known(Set.of("update_mask"), this::patch))
                .on("GET", API + "/dags/{dag}/details", known(Set.of("fields"), this::details))
                .on("GET", API + "/dags/{dag}/tasks", known(Set.of("order_by"), this::tasks))
                .on("GET", API + "/dags/{dag}/dagRuns", known(RUN_QUERY, runs::list))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}", known(Set.of("fields"), runs::get))
                .on(
                        "GET",
                        API + "/dags/{dag}/dagRuns/{run}/taskInstances",
                        known(TASK_QUERY, runs::instances))
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
        return Line2Pages.page(request, "dags", found, bodies::dag);
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
                request,
                dag ->
                        Line2Pages.page(
                                request,
                                "tasks",
                                dag.play.tasks(),
                                task -> bodies.task(dag, dag.play.tasks().indexOf(task))));
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
