package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Airflow 2's refusals: RFC 7807, and 403 for whoever it does not know. */
final class Line2Errors {
    private static final String TYPE =
            "https://airflow.apache.org/docs/apache-airflow/%s/stable-rest-api-ref.html#section/Errors/";
    private static final String BLANK = "about:blank";

    private final String types;

    Line2Errors(String version) {
        this.types = TYPE.formatted(version);
    }

    private static Answer problem(
            int status, @Nullable String title, @Nullable String detail, String type) {
        return Answer.typed(
                status,
                "application/problem+json",
                Json.object("detail", detail, "status", status, "title", title, "type", type)
                        .toString());
    }

    Answer forbidden() {
        return problem(Answer.FORBIDDEN, "Forbidden", null, types + "PermissionDenied");
    }

    Answer notFound(String title, @Nullable String detail) {
        return problem(Answer.NOT_FOUND, title, detail, types + "NotFound");
    }

    Answer noDag(String dagId) {
        return notFound("DAG not found", "The DAG with dag_id: %s was not found".formatted(dagId));
    }

    Answer noRun(Request request) {
        return notFound(
                "DAGRun not found",
                "DAGRun with DAG ID: '%s' and DagRun ID: '%s' not found"
                        .formatted(request.parameter("dag"), request.parameter("run")));
    }

    Answer unknownPath() {
        return problem(
                Answer.NOT_FOUND,
                "Not Found",
                "The requested URL was not found on the server. If you entered the URL manually"
                        + " please check your spelling and try again.",
                BLANK);
    }

    Answer wrongMethod() {
        return problem(
                Answer.WRONG_METHOD,
                "Method Not Allowed",
                "The method is not allowed for the requested URL.",
                BLANK);
    }

    private Answer bad(@Nullable String title, @Nullable String detail) {
        return problem(Answer.BAD_REQUEST, title, detail, types + "BadRequest");
    }

    Answer order(Request request) {
        return bad(
                "Bad Request",
                "Ordering with '%s' is disallowed or the attribute does not exist on the model"
                        .formatted(request.first("order_by").orElse("")));
    }

    /** Parameters that the specification does not name, and numbers that are none. */
    Optional<Answer> query(Request request, Set<String> known) {
        var extra = new TreeSet<>(request.query().keySet());
        extra.removeAll(known);
        if (!extra.isEmpty()) {
            return Optional.of(
                    bad(
                            null,
                            "Extra query parameter(s) %s not in spec"
                                    .formatted(String.join(", ", extra))));
        }
        for (var name : Set.of("limit", "offset")) {
            var value = request.first(name).orElse("0");
            if (value.matches("-\\d+")) {
                return Optional.of(bad("Page limit must be a positive integer", null));
            }
            if (!value.matches("\\d{1,9}")) {
                return Optional.of(
                        bad(
                                "Bad Request",
                                "Wrong type, expected 'integer' for query parameter '%s'"
                                        .formatted(name)));
            }
        }
        return Optional.empty();
    }

    /** What keeps a PATCH of a DAG from being one of its paused flag. */
    Optional<Answer> patch(Request request) {
        var body = request.json();
        if (body.isEmpty()) {
            return Optional.of(bad("Bad Request", "Request body is not valid JSON"));
        }
        if (body.get().isEmpty()) {
            return Optional.of(Answer.html(Answer.BROKEN, "Ooops!"));
        }
        for (var field : body.get().properties()) {
            if (!field.getKey().equals("is_paused")) {
                return Optional.of(
                        bad(
                                "Bad Request",
                                "Property is read-only - '%s'".formatted(field.getKey())));
            }
            if (!field.getValue().isBoolean()) {
                return Optional.of(
                        bad(
                                "Bad Request",
                                "'%s' is not of type 'boolean' - 'is_paused'"
                                        .formatted(field.getValue().asText())));
            }
        }
        return request.first("update_mask").filter(mask -> !mask.equals("is_paused")).isPresent()
                ? Optional.of(
                        bad(
                                "Bad Request",
                                "Only `is_paused` field can be updated through the REST API"))
                : Optional.empty();
    }
}
