package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Slack with one channel: messages, threads, metadata; errors come with status 200 and ok=false.
 */
public final class Slack implements Site {
    private final Timeline timeline;
    private final String token;
    private final Channel channel = new Channel();
    private final Deque<String> errors = new ArrayDeque<>();
    private final Routes routes =
            new Routes()
                    .on("POST", "/api/chat.postMessage", allowed(this::post))
                    .on("POST", "/api/chat.update", allowed(this::update))
                    .on("GET", "/api/conversations.history", allowed(this::history))
                    .on("GET", "/api/conversations.replies", allowed(this::replies))
                    .on("POST", "/api/auth.test", allowed(Slack::authTest));

    public Slack(Timeline timeline, String token) {
        this.timeline = timeline;
        this.token = token;
    }

    /** The messages that arrived, in order, as they are now. */
    public List<Message> messages() {
        return timeline.look(channel::messages);
    }

    /** Somebody deletes it. */
    public void delete(String ts) {
        timeline.change(() -> channel.delete(ts));
    }

    /** The next call is refused with that error: {@code channel_not_found}, {@code ratelimited}. */
    public void refuseNext(String error) {
        timeline.change(() -> errors.add(error));
    }

    private Answer post(Request request) {
        var body = SlackRequests.fields(request);
        var name = body.path("channel").asText("");
        if (!Channel.isNamed(name)) {
            return error("channel_not_found");
        }
        var thread = body.path("thread_ts").asText("");
        if (!thread.isEmpty() && channel.find(thread).isEmpty()) {
            return error("cannot_reply_to_message");
        }
        return SlackRequests.refusal(body)
                .orElseGet(() -> {
                    var message = channel.post(timeline.now(), name, body);
                    return ok(
                            Json.object(
                                    "channel", Channel.ID,
                                    "ts", message.ts(),
                                    "message", shown(message, true)));
                });
    }

    private Answer update(Request request) {
        var body = SlackRequests.fields(request);
        if (!body.path("channel").asText("").equals(Channel.ID)) {
            return error("channel_not_found");
        }
        var message = channel.find(body.path("ts").asText(""));
        if (message.isEmpty()) {
            return error("message_not_found");
        }
        return SlackRequests.refusal(body)
                .orElseGet(() -> {
                    var changed = channel.change(message.get(), body);
                    return ok(
                            Json.object(
                                    "channel", Channel.ID,
                                    "ts", changed.ts(),
                                    "text", changed.text(),
                                    "message", shown(changed, true)));
                });
    }

    private Answer history(Request request) {
        return request.first("channel").filter(Channel.ID::equals).isEmpty()
                ? error("channel_not_found")
                : listed(request, channel.shown(request.first("oldest").orElse("0")));
    }

    private Answer replies(Request request) {
        var ts = request.first("ts").orElse("");
        if (request.first("channel").filter(Channel.ID::equals).isEmpty()) {
            return error("channel_not_found");
        }
        return channel.find(ts).isEmpty()
                ? error("thread_not_found")
                : listed(request, channel.thread(ts));
    }

    private static Answer listed(Request request, List<Message> messages) {
        var limit = Integer.parseInt(request.first("limit").orElse("100"));
        var metadata = request.first("include_all_metadata").filter("true"::equals).isPresent();
        var page = messages.stream().limit(limit).map(each -> shown(each, metadata)).toList();
        return ok(
                Json.object(
                        "messages", Json.array(page), "has_more", page.size() < messages.size()));
    }

    private static ObjectNode shown(Message message, boolean metadata) {
        var shown =
                Json.object(
                        "user", "U0SANDBOX1",
                        "type", "message",
                        "ts", message.ts(),
                        "bot_id", "B0SANDBOX1",
                        "app_id", "A0SANDBOX1",
                        "text", message.text(),
                        "team", "T0SANDBOX1");
        if (message.isReply()) {
            shown.put("thread_ts", message.thread());
        }
        if (metadata && message.metadata().isObject()) {
            shown.set("metadata", message.metadata());
        }
        return shown;
    }

    private static Answer authTest(Request request) {
        return ok(
                Json.object(
                        "url", "https://sandbox.slack.com/",
                        "team", "Sandbox",
                        "user", "airlock",
                        "team_id", "T0SANDBOX1",
                        "user_id", "U0SANDBOX1",
                        "bot_id", "B0SANDBOX1",
                        "is_enterprise_install", false));
    }

    private Function<Request, Answer> allowed(Function<Request, Answer> handler) {
        return request -> refusal(request).orElseGet(() -> handler.apply(request));
    }

    private Optional<Answer> refusal(Request request) {
        var shown = SlackRequests.token(request);
        if (shown.isEmpty()) {
            return Optional.of(error("not_authed"));
        }
        return shown.equals(token)
                ? Optional.ofNullable(errors.poll()).map(Slack::error)
                : Optional.of(error("invalid_auth"));
    }

    private static Answer ok(ObjectNode body) {
        return Answer.json(Answer.OK, body.put("ok", true));
    }

    static Answer error(String error) {
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
