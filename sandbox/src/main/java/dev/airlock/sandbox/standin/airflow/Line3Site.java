package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.function.Function;

/** Airflow 3's API below {@code /api/v2}, as recorded. */
final class Line3Site implements Site {
    private static final String API = "/api/v2";

    private final Platform platform;
    private final Accounts accounts;
    private final Line3Bodies bodies;
    private final Routes routes = new Routes();

    Line3Site(Timeline timeline, Platform platform, Accounts accounts) {
        this.platform = platform;
        this.accounts = accounts;
        this.bodies = new Line3Bodies(timeline, platform);
        var runs = new Line3Runs(platform, bodies);
        new Line3Login(accounts).add(routes);
        routes.on("GET", API + "/version", _ -> Answer.json(Answer.OK, bodies.version()))
                .on("GET", API + "/monitor/health", _ -> Answer.json(Answer.OK, bodies.health()))
                .on("GET", API + "/dags", known(this::dags))
                .on("GET", API + "/dags/{dag}", known(this::dag))
                .on("PATCH", API + "/dags/{dag}", known(this::patch))
                .on("GET", API + "/dags/{dag}/details", known(this::details))
                .on("GET", API + "/dags/{dag}/tasks", known(this::tasks))
                .on("GET", API + "/dags/{dag}/dagRuns", known(runs::list))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}", known(runs::get))
                .on("GET", API + "/dags/{dag}/dagRuns/{run}/taskInstances", known(runs::instances))
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
        return Line3Pages.page(request, "dags", found, bodies::dag);
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
                request,
                dag ->
                        Line3Pages.page(
                                request,
                                "tasks",
                                dag.play.tasks(),
                                task -> bodies.task(dag, dag.play.tasks().indexOf(task))));
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

    private Answer jobs(Request request) {
        var type = request.first("job_type");
        var state = request.first("job_state");
        var alive = request.first("is_alive").map(Boolean::parseBoolean);
        var order = Listing.jobOrder(request);
        if (order.isEmpty()) {
            return Line3Errors.order(request);
        }
        var found =
                platform.instance().jobs().stream()
                        .filter(job -> type.isEmpty() || type.get().equals(job.type()))
                        .filter(job -> state.isEmpty() || state.get().equals(job.state()))
                        .filter(job -> alive.isEmpty() || alive.get() == job.alive())
                        .sorted(order.get())
                        .toList();
        return Line3Pages.page(request, "jobs", found, bodies::job);
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
