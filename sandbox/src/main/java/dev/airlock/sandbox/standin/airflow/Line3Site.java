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
import java.util.function.Function;

/** Airflow 3's API below {@code /api/v2}, as recorded. */
final class Line3Site implements Site {
    private static final String API = "/api/v2";
    private static final int DEFAULT_LIMIT = 50;

    private final Platform platform;
    private final Accounts accounts;
    private final Line3Bodies bodies;
    private final Routes routes = new Routes();

    Line3Site(Timeline timeline, Platform platform, Accounts accounts) {
        this.platform = platform;
        this.accounts = accounts;
        this.bodies = new Line3Bodies(timeline, platform);
        new Line3Login(accounts).add(routes);
        routes.on("GET", API + "/version", _ -> Answer.json(Answer.OK, bodies.version()))
                .on("GET", API + "/monitor/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", API + "/dags", known(this::dags))
                .on("GET", API + "/dags/{dag}", known(this::dag))
                .on("PATCH", API + "/dags/{dag}", known(this::patch))
                .on("GET", API + "/dags/{dag}/details", known(this::details))
                .on("GET", API + "/dags/{dag}/tasks", known(this::tasks))
                .on("GET", API + "/dags/{dag}/dagRuns", known(this::runs))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}", known(this::run))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}/taskInstances", known(this::instances))
                .on("GET", API + "/jobs", known(this::jobs))
                .on("GET", "/", _ -> Answer.html(Answer.OK, "Airflow"))
                .on("GET", "", _ -> Answer.html(Answer.OK, "Airflow"));
    }

    private Function<Request, Answer> known(Function<Request, Answer> handler) {
        return request -> {
            var token = request.authorization("Bearer");
            if (token.isEmpty()) {
                return Line3Errors.detail(Answer.UNAUTHORIZED, "Not authenticated");
            }
            return switch (accounts.check(token.get())) {
                case FORGED -> Line3Errors.detail(Answer.FORBIDDEN, "Invalid JWT token");
                case EXPIRED -> Line3Errors.detail(Answer.UNAUTHORIZED, "Token Expired");
                case GOOD -> Line3Errors.paging(request).orElseGet(() -> handler.apply(request));
            };
        };
    }

    private static Answer page(
            Request request, String name, List<?> all, Function<Integer, ObjectNode> row) {
        var limit = request.first("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        var offset = request.first("offset").map(Integer::parseInt).orElse(0);
        var from = Math.min(all.size(), offset);
        var to = Math.min(all.size(), from + Math.min(limit, Listing.MOST));
        var body = Json.object();
        for (int i = from; i < to; i++) {
            body.withArray("/" + name).add(row.apply(i));
        }
        body.withArray("/" + name);
        return Answer.json(Answer.OK, body.put("total_entries", all.size()));
    }

    /** Runs and task instances can be paged by cursor too, which nobody here asks for. */
    private static Answer cursorPage(
            Request request, String name, List<?> all, Function<Integer, ObjectNode> row) {
        var plain = page(request, name, all, row);
        var body = (ObjectNode) Json.parse(plain.body()).orElseThrow();
        body.putNull("total_entries_limit").putNull("next_cursor").putNull("previous_cursor");
        return Answer.json(Answer.OK, body);
    }

    private Answer dags(Request request) {
        var order = Listing.dagOrder(request);
        if (order.isEmpty()) {
            return Line3Errors.order(request);
        }
        var found =
                platform.dags().stream()
                        .filter(dag -> Listing.fits(request, dag, "exclude_stale"))
                        .sorted(order.get())
                        .toList();
        return page(request, "dags", found, i -> bodies.dag(found.get(i)));
    }

    private Answer on(Request request, Function<DagState, Answer> handler) {
        var dag = platform.dag(request.parameter("dag"));
        if (dag.isEmpty()) {
            return Line3Errors.noDag(request.parameter("dag"));
        }
        return dag.get().visible
                ? handler.apply(dag.get())
                : Line3Errors.detail(Answer.FORBIDDEN, "Forbidden");
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
            return Line3Errors.detail(Answer.FORBIDDEN, "Forbidden");
        }
        var refusal = Line3Errors.patch(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var dagId = request.parameter("dag");
        if (platform.dag(dagId).isEmpty()) {
            return Line3Errors.detail(
                    Answer.NOT_FOUND, "Dag with id: %s was not found".formatted(dagId));
        }
        var paused = request.json().orElseThrow().path("is_paused").asBoolean();
        return on(
                request,
                _ -> Answer.json(Answer.OK, bodies.dag(platform.patchPaused(dagId, paused))));
    }

    private Answer runs(Request request) {
        var dagId = request.parameter("dag");
        var order = Listing.runOrder(request);
        var states = request.all("state");
        if (!dagId.equals(Listing.ALL) && platform.dag(dagId).isEmpty()) {
            return Line3Errors.noDag(dagId);
        }
        if (!Listing.RUN_STATES.containsAll(states)) {
            return Line3Errors.runStates();
        }
        if (order.isEmpty()) {
            return Line3Errors.order(request);
        }
        var found =
                Listing.runs(platform, dagId)
                        .filter(run -> states.isEmpty() || states.contains(run.state))
                        .sorted(order.get())
                        .toList();
        return cursorPage(request, "dag_runs", found, i -> bodies.run(found.get(i)));
    }

    private Answer run(Request request) {
        return findRun(request)
                .map(run -> Answer.json(Answer.OK, bodies.run(run)))
                .orElseGet(() -> Line3Errors.noRun(request, "The DagRun"));
    }

    private Optional<RunState> findRun(Request request) {
        return Listing.runs(platform, request.parameter("dag"))
                .filter(run -> run.runId.equals(request.parameter("run")))
                .findFirst();
    }

    private Answer instances(Request request) {
        var dagId = request.parameter("dag");
        var runId = request.parameter("run");
        var states = request.all("state");
        if (!runId.equals(Listing.ALL) && findRun(request).isEmpty()) {
            return Line3Errors.noRun(request, "DagRun");
        }
        if (!Line3Errors.TASK_STATES.containsAll(states)) {
            return Line3Errors.taskStates();
        }
        var found =
                Listing.instances(platform, dagId, runId)
                        .filter(instance -> Listing.hasState(states, instance.task()))
                        .toList();
        return cursorPage(
                request,
                "task_instances",
                found,
                i -> bodies.instance(found.get(i).run(), found.get(i).task()));
    }

    private Answer jobs(Request request) {
        var type = request.first("job_type");
        var state = request.first("job_state");
        var alive = request.first("is_alive").filter("true"::equals).isPresent();
        var found =
                platform.instance().jobs().stream()
                        .filter(job -> type.isEmpty() || type.get().equals(job.type()))
                        .filter(job ->
                                state.isEmpty() || state.get().equals(Line3Bodies.state(job)))
                        .filter(job -> !alive || job.endedAt() == null)
                        .toList();
        return page(request, "jobs", found, i -> bodies.job(found.get(i)));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return Line3Errors.unknownPath(request.path());
    }

    @Override
    public Answer wrongMethod(Request request) {
        return Line3Errors.detail(Answer.WRONG_METHOD, "Method Not Allowed");
    }
}
