package dev.airlock.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void waitsLongerEachTime() {
        assertThat(Patience.wait(0, MINUTE, Duration.ZERO)).hasValue(Duration.ofMillis(200));
        assertThat(Patience.wait(3, MINUTE, Duration.ZERO)).hasValue(Duration.ofMillis(1_600));
        assertThat(Patience.wait(1_000, MINUTE, Duration.ZERO)).hasValue(Duration.ofMinutes(5));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(Patience.wait(0, MINUTE, Duration.ofSeconds(30)))
                .hasValue(Duration.ofSeconds(30));
    }

    @Test
    void doesNotWaitForDays() {
        assertThat(Patience.wait(0, MINUTE, Duration.ofDays(1))).hasValue(Duration.ofHours(1));
    }

    @Test
    void givesUpAfterADay() {
        assertThat(Patience.wait(9, Duration.ofHours(25), Duration.ZERO)).isEmpty();
    }
}
