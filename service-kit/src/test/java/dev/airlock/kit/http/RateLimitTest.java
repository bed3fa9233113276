package dev.airlock.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant NOON = Instant.ofEpochSecond(1_000_000);

    private static Optional<Duration> wait(int status, Map<String, String> headers) {
        return RateLimit.of(status, headers::get, NOON);
    }

    @Test
    void waitsAsLongAsTheAnswerSays() {
        assertThat(wait(403, Map.of("retry-after", "90"))).contains(Duration.ofSeconds(90));
        assertThat(wait(429, Map.of("retry-after", "5"))).contains(Duration.ofSeconds(5));
    }

    @Test
    void waitsForTheNextWindowOnceThisOneIsUsedUp() {
        var used = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1000042");

        assertThat(wait(403, used)).contains(Duration.ofSeconds(42));
        assertThat(wait(403, Map.of("x-ratelimit-remaining", "0"))).contains(Duration.ofMinutes(1));
    }

    @Test
    void waitsAMinuteIfNothingIsSaid() {
        assertThat(wait(429, Map.of())).contains(Duration.ofMinutes(1));
    }

    @Test
    void aRefusalIsNoLimit() {
        assertThat(wait(403, Map.of("x-ratelimit-remaining", "4999"))).isEmpty();
        assertThat(wait(422, Map.of("retry-after", "5"))).isEmpty();
    }

    @Test
    void noAnswerMakesItWaitForEverOrFail() {
        var past = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "999999");

        assertThat(wait(403, Map.of("retry-after", "999999999"))).contains(Duration.ofHours(1));
        assertThat(wait(429, Map.of("retry-after", "soon"))).contains(Duration.ofMinutes(1));
        assertThat(wait(403, past)).contains(Duration.ZERO);
    }
}
