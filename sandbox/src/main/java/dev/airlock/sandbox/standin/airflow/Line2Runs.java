package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** Airflow 2's runs and task instances: an unknown DAG, run or run state is 200 and empty. */
final class Line2Runs {
    private final Platform platform;
    private final Line2Bodies bodies;
    private final Supplier<Line2Errors> errors;

    Line2Runs(Platform platform, Line2Bodies bodies, Supplier<Line2Errors> errors) {
        this.platform = platform;
        this.bodies = bodies;
        this.errors = errors;
    }

    Answer list(Request request) {
        var order = Listing.runOrder(request);
        var states = request.all("state");
        if (order.isEmpty()) {
            return errors.get().order(request);
        }
        var found =
                Listing.runs(platform, request.parameter("dag"))
                        .filter(run -> states.isEmpty() || states.contains(run.state))
                        .sorted(order.get())
                        .toList();
        return Line2Pages.page(request, "dag_runs", found, bodies::run);
    }

    Answer get(Request request) {
        Optional<RunState> found =
                Listing.runs(platform, request.parameter("dag"))
                        .filter(run -> run.runId.equals(request.parameter("run")))
                        .findFirst();
        return found.map(run -> Answer.json(Answer.OK, bodies.run(run)))
                .orElseGet(() -> errors.get().noRun(request));
    }

    Answer instances(Request request) {
        var states = request.all("state");
        if (!Line3Errors.TASK_STATES.containsAll(states) || states.contains("awaiting_input")) {
            return Answer.html(Answer.BROKEN, "Internal Server Error");
        }
        var found =
                Listing.instances(platform, request.parameter("dag"), request.parameter("run"))
                        .filter(instance -> Listing.hasState(states, instance.task()))
                        .toList();
        return Line2Pages.page(
                request,
                "task_instances",
                found,
                instance -> bodies.instance(instance.run(), instance.task()));
    }
}
