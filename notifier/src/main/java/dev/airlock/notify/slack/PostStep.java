package dev.airlock.notify.slack;

import dev.airlock.event.Step;
import dev.airlock.kit.http.Reads;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.NotifyConfig;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.slack.SlackApi.Message;
import io.quarkus.logging.Log;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts one message. Slack being away holds nobody up: it is tried for minutes, then logged. */
@Singleton
public class PostStep implements DurableStep<PostStep.Input> {
    private static final int TIMEOUT_SECONDS = 10;
    private static final int TOO_MANY = 429;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Set<String> PASSING =
            Set.of("ratelimited", "internal_error", "service_unavailable", "fatal_error");

    private final NotifyTargets targets;
    private final Map<URI, SlackApi> clients = new ConcurrentHashMap<>();

    PostStep(NotifyTargets targets) {
        this.targets = targets;
    }

    /** What is told. */
    public record Input(String text) {}

    @Override
    public String name() {
        return "post";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    /** Not told on the topic, see {@link #failed}. */
    @Override
    public Step failsAs() {
        return Step.VERIFY;
    }

    @Override
    public int retries() {
        return 100;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var slack = targets.slack(context.cause().target());
        if (slack.isEmpty()) {
            return;
        }
        try {
            check(
                    client(slack.get())
                            .post(
                                    "Bearer " + slack.get().token().reveal(),
                                    new Message(slack.get().channel(), input.text())));
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status == TOO_MANY) {
                context.pause(retryAfter(e.getResponse().getHeaderString("Retry-After")));
            }
            if (status == TOO_MANY || !Reads.isAnswer(status)) {
                throw new StepUnavailable("Slack answered " + status, null);
            }
            throw new StepFailure("Slack answered " + status, false, List.of());
        } catch (ProcessingException e) {
            throw new StepUnavailable("Slack cannot be reached", e);
        }
        context.finish(() -> Log.debugf("Message posted: target=%s", context.cause().target()));
    }

    private static void check(SlackApi.Answer answer) throws StepUnavailable, StepFailure {
        if (answer.ok()) {
            return;
        }
        var error = String.valueOf(answer.error());
        if (PASSING.contains(error)) {
            throw new StepUnavailable("Slack says " + error, null);
        }
        throw new StepFailure("Slack says " + error, false, List.of());
    }

    static Duration retryAfter(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,6}")) {
            return Duration.ofSeconds(1);
        }
        var asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private SlackApi client(NotifyConfig.Slack slack) {
        return clients.computeIfAbsent(
                slack.url(),
                address ->
                        QuarkusRestClientBuilder.newBuilder()
                                .baseUri(address)
                                .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .build(SlackApi.class));
    }

    /** The notifier emits nothing: that nobody could be told is in its log. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        Log.errorf(
                "People were not told: target=%s reason=%s",
                context.cause().target(), failure.reason());
    }
}
