package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Airflow 2's JSON, from recorded bodies. */
final class Line2Bodies {
    private static final String FOLDER = "airflow/v1/";

    private final Timeline timeline;
    private final Platform platform;

    Line2Bodies(Timeline timeline, Platform platform) {
        this.timeline = timeline;
        this.platform = platform;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.plus(time);
    }

    ObjectNode version() {
        return Json.object("git_version", "", "version", platform.instance().version());
    }

    ObjectNode health() {
        return Health.body(Json.template(FOLDER + "health"), timeline, platform.instance());
    }

    ObjectNode dag(DagState dag) {
        return fill(Json.template(FOLDER + "dag"), dag);
    }

    ObjectNode details(DagState dag) {
        var body = fill(Json.template(FOLDER + "dag-details"), dag);
        Optional.ofNullable(dag.play.runTimeout())
                .ifPresent(timeout -> body.set("dag_run_timeout", delta(timeout)));
        return body;
    }

    private static ObjectNode delta(Duration time) {
        return Json.object(
                "__type",
                "TimeDelta",
                "days",
                time.toDays(),
                "seconds",
                time.toSeconds() % Duration.ofDays(1).toSeconds(),
                "microseconds",
                0);
    }

    private static ObjectNode fill(ObjectNode body, DagState dag) {
        var next = time(dag.nextRunAt);
        body.put("dag_id", dag.dagId())
                .put("dag_display_name", dag.dagId())
                .put("is_paused", dag.paused)
                .put("is_active", !dag.play.stale())
                .put("timetable_description", Health.timetable(dag.play))
                .put("next_dagrun", next)
                .put("next_dagrun_create_after", next)
                .put("next_dagrun_data_interval_end", next)
                .put("next_dagrun_data_interval_start", next);
        Optional.ofNullable(dag.play.every())
                .ifPresent(every -> body.set("schedule_interval", delta(every)));
        return body;
    }

    ObjectNode task(DagState dag, int index) {
        return Health.task(Json.template(FOLDER + "task"), dag.play, index);
    }

    ObjectNode run(RunState run) {
        var at = time(run.queuedAt);
        return Json.template(FOLDER + "dag-run")
                .put("dag_run_id", run.runId)
                .put("dag_id", run.dag.dagId())
                .put("data_interval_start", at)
                .put("data_interval_end", at)
                .put("execution_date", at)
                .put("logical_date", at)
                .put("external_trigger", run.type.equals("manual"))
                .put("last_scheduling_decision", time(run.decidedAt))
                .put("start_date", time(run.startedAt))
                .put("end_date", time(run.endedAt))
                .put("run_type", run.type)
                .put("state", run.state);
    }

    ObjectNode instance(RunState run, TaskState task) {
        var body = Json.template(FOLDER + "task-instance");
        Health.instance(body, run, task)
                .put("execution_date", time(run.queuedAt))
                .put("start_date", time(task.startedAt))
                .put("end_date", time(task.endedAt))
                .put("duration", seconds(task.startedAt, task.endedAt))
                .put("queued_when", time(task.queuedAt));
        if (task.deferredAt != null) {
            body.set(
                    "trigger",
                    Json.template(FOLDER + "trigger").put("created_date", time(task.deferredAt)));
            triggerer().ifPresent(job -> body.set("triggerer_job", job));
        }
        return body;
    }

    private static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }

    private Optional<ObjectNode> triggerer() {
        return platform.instance().jobs().stream()
                .filter(job -> job.type().equals("TriggererJob") && job.alive())
                .findFirst()
                .map(job ->
                        Json.template(FOLDER + "triggerer-job")
                                .put("id", job.id())
                                .put("hostname", job.host())
                                .put("start_date", time(job.startedAt()))
                                .put(
                                        "latest_heartbeat",
                                        time(Health.heartbeat(job, timeline.now()))));
    }
}
