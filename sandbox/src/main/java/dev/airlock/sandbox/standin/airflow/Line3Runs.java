package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import java.util.Optional;

/** Airflow 3's runs and task instances, of one DAG or of all ({@code ~}). */
final class Line3Runs {
    private final Platform platform;
    private final Line3Bodies bodies;

    Line3Runs(Platform platform, Line3Bodies bodies) {
        this.platform = platform;
        this.bodies = bodies;
    }

    Answer list(Request request) {
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
        return Line3Pages.cursorPage(request, "dag_runs", found, bodies::run);
    }

    Answer get(Request request) {
        return find(request)
                .map(run -> Answer.json(Answer.OK, bodies.run(run)))
                .orElseGet(() -> Line3Errors.noRun(request, "The DagRun"));
    }

    private Optional<RunState> find(Request request) {
        return Listing.runs(platform, request.parameter("dag"))
                .filter(run -> run.runId.equals(request.parameter("run")))
                .findFirst();
    }

    Answer instances(Request request) {
        var dagId = request.parameter("dag");
        var runId = request.parameter("run");
        var states = request.all("state");
        if (!runId.equals(Listing.ALL) && find(request).isEmpty()) {
            return Line3Errors.noRun(request, "DagRun");
        }
        if (!Line3Errors.TASK_STATES.containsAll(states)) {
            return Line3Errors.taskStates();
        }
        var found =
                Listing.instances(platform, dagId, runId)
                        .filter(instance -> Listing.hasState(states, instance.task()))
                        .toList();
        return Line3Pages.cursorPage(
                request,
                "task_instances",
                found,
                instance -> bodies.instance(instance.run(), instance.task()));
    }
}
