package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Airflow 3's refusals: {@code {"detail": string or list}}, from the router {@code {"error": ..}}.
 */
final class Line3Errors {
    static final Set<String> TASK_STATES =
            Set.of(
                    "none",
                    "removed",
                    "scheduled",
                    "queued",
                    "running",
                    "success",
                    "restarting",
                    "failed",
                    "up_for_retry",
                    "up_for_reschedule",
                    "upstream_failed",
                    "skipped",
                    "deferred",
                    "awaiting_input");

    private Line3Errors() {}

    static Answer detail(int status, Object detail) {
        return Answer.json(status, Json.object("detail", detail));
    }

    static Answer noDag(String dagId) {
        return detail(Answer.NOT_FOUND, "The Dag with ID: `%s` was not found".formatted(dagId));
    }

    static Answer noRun(Request request, String what) {
        return detail(
                Answer.NOT_FOUND,
                "%s with dag_id: `%s` and run_id: `%s` was not found"
                        .formatted(what, request.parameter("dag"), request.parameter("run")));
    }

    static Answer runStates() {
        return detail(
                Answer.UNPROCESSABLE,
                "Invalid value for state. Valid values are queued, running, success, failed");
    }

    static Answer taskStates() {
        return detail(
                Answer.UNPROCESSABLE,
                "Invalid value for state. Valid values are "
                        + String.join(", ", TASK_STATES.stream().sorted().toList()));
    }

    static Answer order(Request request) {
        return detail(
                Answer.BAD_REQUEST,
                "Ordering with '%s' is disallowed or the attribute does not exist on the model"
                        .formatted(request.first("order_by").orElse("")));
    }

    static Answer unknownPath(String path) {
        if (path.equals("/api/v1") || path.startsWith("/api/v1/")) {
            return error(
                    "/api/v1 has been removed in Airflow 3, please use its upgraded version"
                            + " /api/v2 instead.");
        }
        if (path.equals("/health")) {
            return error(
                    "Moved in Airflow 3. Please change config to check `/api/v2/monitor/health`");
        }
        return error("API route not found");
    }

    private static Answer error(String error) {
        return Answer.json(Answer.NOT_FOUND, Json.object("error", error));
    }

    /** Limits and offsets that are no numbers from 0. */
    static Optional<Answer> paging(Request request) {
        for (var name : List.of("limit", "offset")) {
            var value = request.first(name);
            if (value.isPresent() && !value.get().matches("\\d{1,9}")) {
                return Optional.of(
                        detail(Answer.UNPROCESSABLE, List.of(number(name, value.get()))));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> number(String name, String value) {
        return value.matches("-\\d+")
                ? Map.of(
                        "type",
                        "greater_than_equal",
                        "loc",
                        List.of("query", name),
                        "msg",
                        "Input should be greater than or equal to 0",
                        "input",
                        value,
                        "ctx",
                        Map.of("ge", 0))
                : Map.of(
                        "type",
                        "int_parsing",
                        "loc",
                        List.of("query", name),
                        "msg",
                        "Input should be a valid integer, unable to parse string as an"
                                + " integer",
                        "input",
                        value);
    }

    /** What keeps a PATCH of a DAG from being one of its paused flag. */
    static Optional<Answer> patch(Request request) {
        var body = request.json();
        if (body.isEmpty()) {
            return invalid(
                    Map.of(
                            "type", "json_invalid",
                            "loc", List.of("body", 1),
                            "msg", "JSON decode error",
                            "input", Map.of(),
                            "ctx",
                                    Map.of(
                                            "error",
                                            "Expecting property name enclosed in double quotes")));
        }
        var problems = new ArrayList<Map<String, Object>>();
        var flag = body.get().path("is_paused");
        if (flag.isMissingNode()) {
            problems.add(
                    Map.of(
                            "type",
                            "missing",
                            "loc",
                            List.of("body", "is_paused"),
                            "msg",
                            "Field required",
                            "input",
                            body.get()));
        } else if (!flag.isBoolean()) {
            problems.add(
                    Map.of(
                            "type",
                            "bool_parsing",
                            "loc",
                            List.of("body", "is_paused"),
                            "msg",
                            "Input should be a valid boolean, unable to interpret input",
                            "input",
                            flag));
        }
        body.get()
                .fields()
                .forEachRemaining(field -> {
                    if (!field.getKey().equals("is_paused")) {
                        problems.add(
                                Map.of(
                                        "type",
                                        "extra_forbidden",
                                        "loc",
                                        List.of("body", field.getKey()),
                                        "msg",
                                        "Extra inputs are not permitted",
                                        "input",
                                        field.getValue()));
                    }
                });
        if (!problems.isEmpty()) {
            return Optional.of(detail(Answer.UNPROCESSABLE, problems));
        }
        var masks = request.all("update_mask");
        return masks.isEmpty() || masks.equals(List.of("is_paused"))
                ? Optional.empty()
                : Optional.of(
                        detail(
                                Answer.BAD_REQUEST,
                                "Only `is_paused` field can be updated through the REST API"));
    }

    private static Optional<Answer> invalid(Map<String, Object> problem) {
        return Optional.of(detail(Answer.UNPROCESSABLE, List.of(problem)));
    }
}
