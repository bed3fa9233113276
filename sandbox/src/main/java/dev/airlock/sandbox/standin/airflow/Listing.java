package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What both lines' lists share: which rows a query means, and in which order. */
final class Listing {
    /** The most rows that a page has, whatever the limit says. */
    static final int MOST = 100;

    static final Set<String> RUN_STATES = Set.of("queued", "running", "success", "failed");
    static final String ALL = "~";

    private static final Map<String, Comparator<RunState>> RUN_ORDERS =
            Map.of(
                    "id", Comparator.comparingInt((RunState run) -> run.number),
                    "dag_id", Comparator.comparing((RunState run) -> run.dag.dagId()),
                    "dag_run_id", Comparator.comparing((RunState run) -> run.runId),
                    "run_id", Comparator.comparing((RunState run) -> run.runId),
                    "state", Comparator.comparing((RunState run) -> run.state),
                    "start_date", byTime(run -> run.startedAt),
                    "end_date", byTime(run -> run.endedAt),
                    "run_after", byTime(run -> run.queuedAt),
                    "logical_date", byTime(run -> run.queuedAt),
                    "execution_date", byTime(run -> run.queuedAt));
    private static final Map<String, Comparator<DagState>> DAG_ORDERS =
            Map.of(
                    "dag_id", Comparator.comparing(DagState::dagId),
                    "dag_display_name", Comparator.comparing(DagState::dagId));

    private static final Map<String, Comparator<Job>> JOB_ORDERS =
            Map.of(
                    "id", Comparator.comparingInt(Job::id),
                    "start_date", Comparator.comparing(Job::startedAt),
                    "job_type", Comparator.comparing(Job::type),
                    "hostname", Comparator.comparing(Job::host));

    private Listing() {}

    /** A task instance and the run it belongs to. */
    record Instance(RunState run, TaskState task) {}

    private static Comparator<RunState> byTime(Function<RunState, @Nullable Instant> time) {
        return (one, other) -> {
            var left = Optional.ofNullable(time.apply(one)).orElse(Instant.MAX);
            var right = Optional.ofNullable(time.apply(other)).orElse(Instant.MAX);
            return left.compareTo(right);
        };
    }

    /** Empty if the order is none. */
    static Optional<Comparator<RunState>> runOrder(Request request) {
        return order(request, "id", RUN_ORDERS);
    }

    /** Empty if the order is none. */
    static Optional<Comparator<DagState>> dagOrder(Request request) {
        return order(request, "dag_id", DAG_ORDERS);
    }

    /** Empty if the order is none. */
    static Optional<Comparator<Job>> jobOrder(Request request) {
        return order(request, "id", JOB_ORDERS);
    }

    private static <T> Optional<Comparator<T>> order(
            Request request, String fallback, Map<String, Comparator<T>> orders) {
        var name = request.first("order_by").orElse(fallback);
        var descending = name.startsWith("-");
        return Optional.ofNullable(orders.get(descending ? name.substring(1) : name))
                .map(order -> descending ? order.reversed() : order);
    }

    /** Of one DAG, or of all that the role sees. */
    static Stream<RunState> runs(Platform platform, String dagId) {
        return platform.dags().stream()
                .filter(dag -> dag.visible && (dagId.equals(ALL) || dagId.equals(dag.dagId())))
                .flatMap(dag -> dag.runs.stream());
    }

    static Stream<Instance> instances(Platform platform, String dagId, String runId) {
        return runs(platform, dagId)
                .filter(run -> runId.equals(ALL) || runId.equals(run.runId))
                .flatMap(run -> run.tasks.stream().map(task -> new Instance(run, task)));
    }

    static boolean hasState(List<String> wanted, TaskState task) {
        return wanted.isEmpty() || wanted.contains(task.state == null ? "none" : task.state);
    }

    static boolean fits(Request request, DagState dag, String staleSwitch) {
        var showsStale = request.first(staleSwitch).filter("false"::equals).isPresent();
        var paused = request.first("paused").map(Boolean::parseBoolean);
        var pattern = request.first("dag_id_pattern");
        return dag.visible
                && (showsStale || !dag.play.stale())
                && (paused.isEmpty() || paused.get() == dag.paused)
                && (pattern.isEmpty() || dag.dagId().contains(pattern.get()));
    }
}
