package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.time.Instant;

/** What both lines' bodies have alike: health, heartbeats, timetables, a task instance's core. */
final class Health {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final String SENSORS = "airflow.providers.http.sensors.http";

    private Health() {}

    static Instant heartbeat(Job job, Instant now) {
        var until = job.stoppedAt() == null ? now : job.stoppedAt();
        var beats = Duration.between(job.startedAt(), until).dividedBy(BEAT);
        return job.startedAt().plus(BEAT.multipliedBy(beats));
    }

    /** Who has a status in the template gets the one of its process. */
    static ObjectNode body(ObjectNode body, Timeline timeline, Instance instance) {
        for (var job : instance.jobs()) {
            var name =
                    switch (job.type()) {
                        case "SchedulerJob" -> "scheduler";
                        case "TriggererJob" -> "triggerer";
                        default -> "dag_processor";
                    };
            var part = body.withObject("/" + name);
            if (part.path("status").isTextual()) {
                part.put("status", instance.healthy() ? "healthy" : "unhealthy")
                        .put(
                                "latest_" + name + "_heartbeat",
                                Times.plus(heartbeat(job, timeline.now())));
            }
        }
        return body;
    }

    static String timetable(DagPlay play) {
        var every = play.every();
        return every == null ? "Never, external triggers only" : "Every " + every;
    }

    /** Waits on a sensor: what it asks; else what a Python task has. */
    static ObjectNode instance(ObjectNode body, RunState run, TaskState task) {
        body.put("dag_id", run.dag.dagId())
                .put("dag_run_id", run.runId)
                .put("task_id", task.play.taskId())
                .put("task_display_name", task.play.taskId())
                .put("map_index", task.mapIndex)
                .put("state", task.state)
                .put("operator", task.play.operator())
                .put("try_number", task.tryNumber)
                .put("priority_weight", run.dag.play.tasks().size() - task.number);
        if (task.startedAt == null) {
            return body;
        }
        body.put("hostname", "vm").put("pid", 20_000 + run.number);
        var rendered = body.putObject("rendered_fields");
        if (task.play.isSensor()) {
            rendered.put("endpoint", "flag/" + run.dag.dagId()).put("http_conn_id", "data_refresh");
            rendered.putObject("request_params");
            rendered.putObject("headers");
        } else {
            rendered.putNull("templates_dict").putArray("op_args");
            rendered.putObject("op_kwargs");
        }
        return body;
    }

    static ObjectNode task(ObjectNode body, DagPlay play, int index) {
        var task = play.tasks().get(index);
        body.put("task_id", task.taskId())
                .put("task_display_name", task.taskId())
                .put("operator_name", task.isSensor() ? task.operator() : "@task")
                .put("is_mapped", task.copies() > 0 && task.isSensor());
        if (task.isSensor()) {
            body.put("ui_color", "#e6f1f2");
            body.set(
                    "template_fields",
                    Json.node(
                            new String[] {
                                "endpoint", "request_params", "headers", "http_conn_id"
                            }));
            body.withObject("/class_ref")
                    .put("module_path", SENSORS)
                    .put("class_name", task.operator());
        }
        if (index + 1 < play.tasks().size()) {
            body.withArray("/downstream_task_ids").add(play.tasks().get(index + 1).taskId());
        }
        return body;
    }
}
