package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;

/** {@code POST /auth/token} of the simple auth manager. */
final class Line3Login {
    private static final String HELP =
            "For further information visit https://errors.pydantic.dev/2.14/v/";

    private final Accounts accounts;

    Line3Login(Accounts accounts) {
        this.accounts = accounts;
    }

    void add(Routes routes) {
        routes.on("POST", "/auth/token", this::token).on("POST", "/auth/token/cli", this::token);
    }

    private Answer token(Request request) {
        var body = fields(request);
        if (body.isEmpty()) {
            return Answer.typed(
                    Answer.BROKEN, "text/plain; charset=utf-8", "Internal Server Error");
        }
        var fields = body.get();
        var problems = new ArrayList<String>();
        for (var name : new String[] {"username", "password"}) {
            if (!fields.path(name).isTextual()) {
                problems.add(
                        "%s\n  Field required [type=missing, input_value=%s, input_type=dict]\n    %smissing"
                                .formatted(name, fields, HELP));
            }
        }
        fields.fieldNames()
                .forEachRemaining(name -> {
                    if (!name.equals("username") && !name.equals("password")) {
                        problems.add(
                                "%s\n  Extra inputs are not permitted\n    %sextra_forbidden"
                                        .formatted(name, HELP));
                    }
                });
        if (!problems.isEmpty()) {
            var head =
                    "%d validation error%s for LoginBody\n"
                            .formatted(problems.size(), problems.size() == 1 ? "" : "s");
            return Line3Errors.detail(Answer.UNPROCESSABLE, head + String.join("\n", problems));
        }
        if (!accounts.knows(fields.path("username").asText(), fields.path("password").asText())) {
            return Line3Errors.detail(Answer.UNAUTHORIZED, "Invalid credentials");
        }
        return Answer.json(Answer.CREATED, Json.object("access_token", accounts.issue()));
    }

    private static Optional<JsonNode> fields(Request request) {
        var type = request.header("Content-Type").orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return request.json().filter(JsonNode::isObject);
        }
        var fields = Json.object();
        Request.queryOf(URI.create("/?" + request.body()))
                .forEach((name, values) -> fields.put(name, values.getFirst()));
        return Optional.of(fields);
    }
}
