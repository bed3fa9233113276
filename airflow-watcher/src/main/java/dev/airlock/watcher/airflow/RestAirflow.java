package dev.airlock.watcher.airflow;

import dev.airlock.watcher.airflow.AirflowClient.Part;
import dev.airlock.watcher.airflow.AirflowClient.Paused;
import dev.airlock.watcher.airflow.Pages.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Airflow over its REST API; remembers which line answered last, and asks again when it does not.
 */
final class RestAirflow implements Airflow {
    // Never from outside: Airflow 2 answers an empty list to a state that it does not know.
    private static final List<String> ACTIVE = List.of("running", "queued");
    private static final List<String> SUCCESS = List.of("success");
    private static final String ALL = "~";
    private static final int PAST_RUNS = 25;

    private final Lines lines;
    private final Login login;

    RestAirflow(Lines lines, Login login) {
        this.lines = lines;
        this.login = login;
    }

    @Override
    public Version version() {
        return lines.version();
    }

    @Override
    public List<String> healthDoubts() {
        var line = lines.current();
        var client = lines.client();
        var health = Calls.guarded("read the health", () -> line.health(client));
        var doubts = new ArrayList<String>();
        doubt(doubts, "metadatabase", health.metadatabase());
        doubt(doubts, "scheduler", health.scheduler());
        return doubts;
    }

    private static void doubt(List<String> doubts, String name, @Nullable Part part) {
        var status = part == null ? null : part.status();
        if (!"healthy".equals(status)) {
            doubts.add("Airflow's " + name + " is " + (status == null ? "not known" : status));
        }
    }

    @Override
    public List<Dag> dags() {
        return Pages.all(
                "DAGs",
                offset -> {
                    var page =
                            call(
                                    "list the DAGs",
                                    (client, auth) ->
                                            client.dags(auth, Pages.SIZE, offset, "dag_id"));
                    return new Page<>(Views.map(page.dags(), Views::dag), page.total());
                },
                Dag::dagId);
    }

    @Override
    public Optional<Dag> dag(String dagId) {
        return found(() ->
                Views.dag(call("read DAG " + dagId, (client, auth) -> client.dag(auth, dagId))));
    }

    @Override
    public List<Run> activeRuns() {
        var runs =
                Pages.all(
                        "active runs",
                        offset -> runs(ALL, ACTIVE, Pages.SIZE, offset, "id"),
                        run -> List.of(run.dagId(), run.runId()));
        if (runs.stream().anyMatch(run -> !ACTIVE.contains(run.state()))) {
            throw new AirflowFault.Doubt("Airflow lists runs of another state than asked for");
        }
        return runs;
    }

    private Page<Run> runs(String dag, List<String> states, int limit, int offset, String order) {
        var page =
                call(
                        "list the runs",
                        (client, auth) -> client.runs(auth, dag, states, limit, offset, order));
        return new Page<>(Views.map(page.runs(), Views::run), page.total());
    }

    @Override
    public Optional<Run> run(String dagId, String runId) {
        return found(() ->
                Views.run(
                        call(
                                "read a run of " + dagId,
                                (client, auth) -> client.run(auth, dagId, runId))));
    }

    @Override
    public List<TaskInstance> taskInstances(String dagId, String runId) {
        return Pages.all(
                "tasks of a run of " + dagId,
                offset -> {
                    var page =
                            call(
                                    "list the tasks of a run of " + dagId,
                                    (client, auth) ->
                                            client.taskInstances(
                                                    auth, dagId, runId, Pages.SIZE, offset));
                    return new Page<>(Views.map(page.tasks(), Views::task), page.total());
                },
                task -> List.of(task.taskId(), task.mapIndex()));
    }

    @Override
    public List<Duration> pastDurations(String dagId) {
        return runs(dagId, SUCCESS, PAST_RUNS, 0, "-start_date").rows().stream()
                .flatMap(run -> Views.took(run).stream())
                .toList();
    }

    @Override
    public Optional<Duration> runTimeout(String dagId) {
        var details = call("read DAG " + dagId, (client, auth) -> client.details(auth, dagId));
        return Views.timeout(details.runTimeout());
    }

    @Override
    public void setPaused(String dagId, boolean paused) {
        var what = (paused ? "pause " : "unpause ") + dagId;
        var answer =
                call(
                        what,
                        (client, auth) ->
                                client.setPaused(auth, dagId, "is_paused", new Paused(paused)));
        if (answer.paused() == null || answer.paused() != paused) {
            throw new AirflowFault.Doubt("cannot " + what + ": Airflow does not confirm it");
        }
    }

    private <T> T call(String what, BiFunction<AirflowClient, String, T> request) {
        var client = lines.client();
        var authorization = login.authorization();
        try {
            return Calls.guarded(what, () -> request.apply(client, authorization));
        } catch (AirflowFault.Denied e) {
            var anew = login.anewAfter(authorization);
            return Calls.guarded(what, () -> request.apply(client, anew));
        }
    }

    private static <T> Optional<T> found(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AirflowFault.Missing e) {
            return Optional.empty();
        }
    }
}
