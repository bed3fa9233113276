package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Airflow 3's JSON, from recorded bodies. */
final class Line3Bodies {
    private static final String FOLDER = "airflow/v2/";

    private final Timeline timeline;
    private final Platform platform;

    Line3Bodies(Timeline timeline, Platform platform) {
        this.timeline = timeline;
        this.platform = platform;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.zulu(time);
    }

    ObjectNode version() {
        return Json.object(
                "version", platform.instance().version(), "git_version", ".release:sandbox");
    }

    ObjectNode health() {
        return Health.body(Json.template(FOLDER + "health"), timeline, platform.instance());
    }

    ObjectNode dag(DagState dag) {
        return fill(Json.template(FOLDER + "dag"), dag);
    }

    ObjectNode details(DagState dag) {
        var body = fill(Json.template(FOLDER + "dag-details"), dag);
        var timeout = dag.play.runTimeout();
        body.put("dag_run_timeout", timeout == null ? null : timeout.toString())
                .put("active_runs_count", dag.activeRuns().size());
        body.withObject("/latest_dag_version")
                .put("dag_id", dag.dagId())
                .put("dag_display_name", dag.dagId());
        return body;
    }

    private static ObjectNode fill(ObjectNode body, DagState dag) {
        var next = time(dag.nextRunAt);
        return body.put("dag_id", dag.dagId())
                .put("dag_display_name", dag.dagId())
                .put("is_paused", dag.paused)
                .put("is_stale", dag.play.stale())
                .put("timetable_summary", dag.play.every() == null ? null : "schedule")
                .put("timetable_description", Health.timetable(dag.play))
                .put("next_dagrun_logical_date", next)
                .put("next_dagrun_data_interval_start", next)
                .put("next_dagrun_data_interval_end", next)
                .put("next_dagrun_run_after", next);
    }

    ObjectNode task(DagState dag, int index) {
        return Health.task(Json.template(FOLDER + "task"), dag.play, index);
    }

    ObjectNode run(RunState run) {
        var body = Json.template(FOLDER + "dag-run");
        body.put("dag_run_id", run.runId)
                .put("dag_id", run.dag.dagId())
                .put("dag_display_name", run.dag.dagId())
                .put("queued_at", time(run.queuedAt))
                .put("start_date", time(run.startedAt))
                .put("end_date", time(run.endedAt))
                .put("duration", seconds(run.startedAt, run.endedAt))
                .put("run_after", time(run.queuedAt))
                .put("last_scheduling_decision", time(run.decidedAt))
                .put("run_type", run.type)
                .put("state", run.state);
        if (run.type.equals("scheduled")) {
            var at = time(run.queuedAt);
            body.put("logical_date", at)
                    .put("data_interval_start", at)
                    .put("data_interval_end", at)
                    .put("triggered_by", "timetable")
                    .putNull("triggering_user_name");
        }
        body.withArray("/dag_versions").forEach(version -> named((ObjectNode) version, run));
        return body;
    }

    private static void named(ObjectNode version, RunState run) {
        version.put("dag_id", run.dag.dagId()).put("dag_display_name", run.dag.dagId());
    }

    private static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }

    ObjectNode instance(RunState run, TaskState task) {
        var body = Json.template(FOLDER + "task-instance");
        Health.instance(body, run, task)
                .put("id", "01a2-%d-%d-%d".formatted(run.number, task.number, task.mapIndex))
                .put("run_after", time(run.queuedAt))
                .put("start_date", time(task.startedAt))
                .put("end_date", time(task.endedAt))
                .put("duration", seconds(task.startedAt, task.endedAt))
                .put("dag_display_name", run.dag.dagId())
                .put("operator_name", task.play.isSensor() ? task.play.operator() : "@task")
                .put("queued_when", time(task.queuedAt))
                .put("scheduled_when", time(task.scheduledAt))
                .put("rendered_map_index", task.mapIndex < 0 ? null : "" + task.mapIndex);
        named(body.withObject("/dag_version"), run);
        if (task.deferredAt != null) {
            body.set(
                    "trigger",
                    Json.template(FOLDER + "trigger").put("created_date", time(task.deferredAt)));
            triggerer().ifPresent(job -> body.set("triggerer_job", job(job)));
        }
        return body;
    }

    private Optional<Job> triggerer() {
        return platform.instance().jobs().stream()
                .filter(job -> job.type().equals("TriggererJob") && job.alive())
                .findFirst();
    }

    ObjectNode job(Job job) {
        return Json.template(FOLDER + "triggerer-job")
                .put("id", job.id())
                .put("hostname", job.host())
                .put("state", job.state())
                .put("job_type", job.type())
                .put("start_date", time(job.startedAt()))
                .put("end_date", time(job.endedAt()))
                .put("latest_heartbeat", time(Health.heartbeat(job, timeline.now())));
    }
}
