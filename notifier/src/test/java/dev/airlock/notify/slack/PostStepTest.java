package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostStepTest {
    @Test
    void waitsAsLongAsSlackAsks() {
        assertThat(PostStep.retryAfter("30")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void doesNotWaitForHours() {
        assertThat(PostStep.retryAfter("86400")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitsASecondWhenItIsNotSaid() {
        assertThat(PostStep.retryAfter(null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PostStep.retryAfter("Mon, 23 Nov 2026 17:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
