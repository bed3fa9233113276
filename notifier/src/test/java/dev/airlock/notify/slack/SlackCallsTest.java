package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlackCallsTest {
    @Test
    void waitsAsLongAsSlackAsks() {
        assertThat(SlackCalls.retryAfter("30")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsASecondWhenItIsNotSaid() {
        assertThat(SlackCalls.retryAfter(null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SlackCalls.retryAfter("Mon, 23 Nov 2026 17:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
