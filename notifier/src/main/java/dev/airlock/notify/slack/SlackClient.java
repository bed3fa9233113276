package dev.airlock.notify.slack;

import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.NotifyConfig;
import dev.airlock.notify.slack.SlackApi.Answer;
import dev.airlock.notify.slack.SlackApi.Message;
import dev.airlock.notify.slack.SlackApi.Metadata;
import dev.airlock.notify.slack.SlackApi.Payload;
import dev.airlock.notify.slack.SlackApi.Update;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One target's Slack. */
final class SlackClient {
    private static final String KIND = "airlock_deploy";
    private static final int PAGE = 200;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final String CHANNEL_ID = "[CGD][A-Z0-9]{6,}";
    private static final Set<String> NOT_THERE =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed");

    private final SlackApi api;
    private final NotifyConfig.Slack config;

    SlackClient(SlackApi api, NotifyConfig.Slack config) {
        this.api = api;
        this.config = config;
    }

    /** Posts in the channel. */
    Posted post(Post post, UUID deploy) throws StepUnavailable, StepFailure {
        var message =
                new Message(
                        config.channel(),
                        post.text(),
                        post.blocks(),
                        metadata(deploy, deploy),
                        null,
                        null,
                        false);
        return posted(ok(call(token -> api.post(token, message))));
    }

    /** Posts in a message's thread. */
    void reply(Posted thread, Reply reply, UUID deploy, UUID event)
            throws StepUnavailable, StepFailure {
        var message =
                new Message(
                        thread.channel(),
                        reply.post().text(),
                        reply.post().blocks(),
                        metadata(deploy, event),
                        thread.ts(),
                        reply.broadcast() ? true : null,
                        false);
        ok(call(token -> api.post(token, message)));
    }

    /** False if there is no such message any more, or it cannot be changed. */
    boolean update(Posted posted, Post post) throws StepUnavailable, StepFailure {
        var update = new Update(posted.channel(), posted.ts(), post.text(), post.blocks());
        var answer = call(token -> api.update(token, update));
        if (!answer.ok() && NOT_THERE.contains(String.valueOf(answer.error()))) {
            return false;
        }
        ok(answer);
        return true;
    }

    /**
     * The deploy's message, if it was posted since; Slack can be asked only for a channel that is
     * configured by its id.
     */
    Optional<Posted> find(UUID deploy, Instant since) throws StepUnavailable, StepFailure {
        if (!config.channel().matches(CHANNEL_ID)) {
            return Optional.empty();
        }
        var oldest = String.valueOf(since.minus(CLOCKS_DIFFER).getEpochSecond());
        return found(
                call(token -> api.history(token, config.channel(), oldest, PAGE, true)),
                config.channel(),
                deploy,
                deploy);
    }

    /** Whether the thread has the message about that event. */
    boolean hasReply(Posted thread, UUID deploy, UUID event) throws StepUnavailable, StepFailure {
        var answer = call(token -> api.replies(token, thread.channel(), thread.ts(), PAGE, true));
        return found(answer, thread.channel(), deploy, event).isPresent();
    }

    private static Optional<Posted> found(Answer answer, String channel, UUID deploy, UUID about) {
        if (!answer.ok() || answer.messages() == null) {
            // Without the scope to read, what is in doubt is posted again.
            Log.infof("Slack cannot be searched: reason=%s", answer.error());
            return Optional.empty();
        }
        var wanted = metadata(deploy, about);
        return answer.messages().stream()
                .filter(message -> wanted.equals(message.metadata()))
                .map(message -> new Posted(channel, message.ts()))
                .findFirst();
    }

    private static Metadata metadata(UUID deploy, UUID about) {
        return new Metadata(KIND, new Payload(deploy.toString(), about.toString()));
    }

    private Answer call(Function<String, Answer> call) throws StepUnavailable, StepFailure {
        return SlackCalls.call(() -> call.apply("Bearer " + config.token().reveal()));
    }

    private Answer ok(Answer answer) throws StepFailure {
        if (!answer.ok()) {
            throw new StepFailure(
                    "Slack says %s (channel %s, token %s)"
                            .formatted(
                                    answer.error(), config.channel(), config.token().reference()),
                    false,
                    List.of());
        }
        return answer;
    }

    private Posted posted(Answer answer) throws StepFailure {
        return new Posted(told(answer.channel()), told(answer.ts()));
    }

    private static String told(@Nullable String value) throws StepFailure {
        if (value == null) {
            throw new StepFailure("Slack does not say where it posted", false, List.of());
        }
        return value;
    }
}
