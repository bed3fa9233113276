package dev.airlock.kit.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long GitHub wants to be left alone: it answers 403 or 429, and names the seconds in {@code
 * retry-after}, or the end of its window in {@code x-ratelimit-reset} (seconds since 1970) when
 * {@code x-ratelimit-remaining} is 0. Source: GitHub's REST documentation, "Rate limits for the
 * REST API", "Exceeding the rate limit".
 */
public final class RateLimit {
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    // Without a word on it, GitHub asks for a minute; its windows are an hour.
    private static final Duration UNSAID = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RateLimit() {}

    /**
     * The time until it may be asked again.
     *
     * @param header gives an answer's header by its name
     * @return empty if the answer is no matter of a limit
     */
    public static Optional<Duration> of(
            int status, Function<String, @Nullable String> header, Instant now) {
        if (status != FORBIDDEN && status != TOO_MANY) {
            return Optional.empty();
        }
        return seconds(header.apply("retry-after"))
                .map(Duration::ofSeconds)
                .or(() -> untilReset(header, now))
                .or(() -> status == TOO_MANY ? Optional.of(UNSAID) : Optional.empty())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Duration> untilReset(
            Function<String, @Nullable String> header, Instant now) {
        if (!"0".equals(header.apply("x-ratelimit-remaining"))) {
            return Optional.empty();
        }
        return seconds(header.apply("x-ratelimit-reset"))
                .map(Instant::ofEpochSecond)
                .map(reset -> Duration.between(now, reset))
                .or(() -> Optional.of(UNSAID));
    }

    private static Optional<Long> seconds(@Nullable String value) {
        return value != null && SECONDS.matcher(value).matches()
                ? Optional.of(Long.valueOf(value))
                : Optional.empty();
    }
}
