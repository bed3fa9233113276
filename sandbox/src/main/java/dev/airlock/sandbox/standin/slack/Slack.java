package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slack: takes messages by {@code chat.postMessage}; errors come with status 200 and ok=false. */
public final class Slack implements Site {
    private static final String CHANNEL = "C0SANDBOX1";

    private final Timeline timeline;
    private final String token;
    private final List<Message> messages = new ArrayList<>();
    private final Deque<String> errors = new ArrayDeque<>();
    private final Routes routes =
            new Routes()
                    .on("POST", "/api/chat.postMessage", this::post)
                    .on("POST", "/api/auth.test", this::authTest);

    public Slack(Timeline timeline, String token) {
        this.timeline = timeline;
        this.token = token;
    }

    /** The messages that arrived, in order. */
    public List<Message> messages() {
        return timeline.look(() -> List.copyOf(messages));
    }

    /** The next call is refused with that error: {@code channel_not_found}, {@code ratelimited}. */
    public void refuseNext(String error) {
        timeline.change(() -> errors.add(error));
    }

    private Answer post(Request request) {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var body = fields(request);
        var channel = body.path("channel").asText("");
        var text = body.path("text").asText("");
        if (channel.isEmpty()) {
            return error("channel_not_found");
        }
        if (text.isEmpty() && !body.has("blocks") && !body.has("attachments")) {
            return error("no_text");
        }
        var now = timeline.now();
        messages.add(new Message(now, channel, text, body.toString()));
        var stamp = "%d.%06d".formatted(now.getEpochSecond(), messages.size());
        var message =
                Json.object(
                        "user", "U0SANDBOX1",
                        "type", "message",
                        "ts", stamp,
                        "bot_id", "B0SANDBOX1",
                        "app_id", "A0SANDBOX1",
                        "text", text,
                        "team", "T0SANDBOX1");
        return ok(Json.object("channel", CHANNEL, "ts", stamp, "message", message));
    }

    private Answer authTest(Request request) {
        return refusal(request)
                .orElseGet(() ->
                        ok(
                                Json.object(
                                        "url", "https://sandbox.slack.com/",
                                        "team", "Sandbox",
                                        "user", "airlock",
                                        "team_id", "T0SANDBOX1",
                                        "user_id", "U0SANDBOX1",
                                        "bot_id", "B0SANDBOX1",
                                        "is_enterprise_install", false)));
    }

    private Optional<Answer> refusal(Request request) {
        var shown =
                request.authorization("Bearer")
                        .or(() -> Optional.of(fields(request).path("token").asText("")));
        if (shown.filter(String::isEmpty).isPresent()) {
            return Optional.of(error("not_authed"));
        }
        if (shown.filter(token::equals).isEmpty()) {
            return Optional.of(error("invalid_auth"));
        }
        return Optional.ofNullable(errors.poll()).map(Slack::error);
    }

    private static JsonNode fields(Request request) {
        if (request.header("Content-Type").orElse("").startsWith("application/json")) {
            return request.json().orElseGet(Json::object);
        }
        var fields = Json.object();
        var form = Request.queryOf(URI.create("/?" + request.body().replace(" ", "+")));
        form.forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    private static Answer ok(ObjectNode body) {
        return Answer.json(Answer.OK, body.put("ok", true));
    }

    private static Answer error(String error) {
        var body = Json.node(Map.of("ok", false, "error", error));
        return error.equals("ratelimited")
                ? Answer.json(Answer.TOO_MANY, body).header("Retry-After", "1")
                : Answer.json(Answer.OK, body);
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return error("unknown_method");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return error("unknown_method");
    }
}
