package dev.airlock.notify.slack;

import dev.airlock.kit.http.Reads;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.slack.SlackApi.Answer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what passes from what does not, in Slack's answers. */
final class SlackCalls {
    private static final int TOO_MANY = 429;
    private static final Set<String> PASSING =
            Set.of("ratelimited", "internal_error", "service_unavailable", "fatal_error");

    private SlackCalls() {}

    static Answer call(Supplier<Answer> call) throws StepUnavailable, StepFailure {
        try {
            var answer = call.get();
            if (!answer.ok() && PASSING.contains(String.valueOf(answer.error()))) {
                throw new StepUnavailable("Slack says " + answer.error(), null);
            }
            return answer;
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status == TOO_MANY) {
                throw new StepUnavailable(
                        "Slack wants to be left alone",
                        null,
                        retryAfter(e.getResponse().getHeaderString("Retry-After")));
            }
            if (!Reads.isAnswer(status)) {
                throw new StepUnavailable("Slack answered " + status, null);
            }
            throw new StepFailure("Slack answered " + status, false, List.of());
        } catch (ProcessingException e) {
            throw new StepUnavailable("Slack cannot be reached", e);
        } catch (IllegalStateException e) {
            // There is no secret where the configuration says; the message names the place.
            throw new StepFailure(String.valueOf(e.getMessage()), false, List.of());
        }
    }

    static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ofSeconds(1);
    }
}
