package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.watcher.airflow.AirflowClient.DagView;
import dev.airlock.watcher.airflow.AirflowClient.RunView;
import dev.airlock.watcher.airflow.AirflowClient.TaskView;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where Airflow's vocabulary stops: both lines' JSON becomes the port's records. */
final class Views {
    private Views() {}

    static <V, T> List<T> map(@Nullable List<V> views, Function<V, T> mapping) {
        if (views == null) {
            throw new AirflowFault.Doubt("Airflow's answer holds no list");
        }
        return views.stream().map(mapping).toList();
    }

    static Dag dag(DagView view) {
        if (view.dagId() == null || view.paused() == null) {
            throw new AirflowFault.Doubt("Airflow lists a DAG without saying if it is paused");
        }
        var gone = Boolean.TRUE.equals(view.stale()) || Boolean.FALSE.equals(view.active());
        var next = view.nextRunAfter() == null ? view.nextCreateAfter() : view.nextRunAfter();
        var timetable = view.timetable() == null ? "" : view.timetable();
        return new Dag(
                view.dagId(),
                view.paused(),
                gone,
                Schedules.isScheduled(view),
                next,
                timetable.startsWith("Triggered by"),
                Schedules.crontab(view));
    }

    static Run run(RunView view) {
        if (view.dagId() == null || view.runId() == null || view.state() == null) {
            throw new AirflowFault.Doubt("Airflow lists a run without its name or state");
        }
        return new Run(
                view.dagId(),
                view.runId(),
                view.state(),
                view.type() == null ? "" : view.type(),
                view.queuedAt(),
                view.startedAt(),
                view.endedAt());
    }

    static TaskInstance task(TaskView view) {
        var trigger = view.trigger() == null ? null : view.trigger().classpath();
        return new TaskInstance(
                view.taskId(), view.mapIndex(), view.state(), view.operator(), trigger);
    }

    static Optional<Duration> took(Run run) {
        return run.startedAt() == null || run.endedAt() == null
                ? Optional.empty()
                : Optional.of(Duration.between(run.startedAt(), run.endedAt()));
    }

    /** Airflow 3 says {@code PT1H}, Airflow 2 {@code {"days":0,"seconds":3600}}. */
    static Optional<Duration> timeout(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isObject()) {
            return Optional.of(
                    Duration.ofDays(value.path("days").asLong())
                            .plusSeconds(value.path("seconds").asLong()));
        }
        try {
            return Optional.of(Duration.parse(value.asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
