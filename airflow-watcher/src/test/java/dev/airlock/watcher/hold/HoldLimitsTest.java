package dev.airlock.watcher.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.watcher.hold.HoldLimits.RunTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldLimitsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(15);

    private static HoldLimits limits(Duration untilTimeout) {
        return HoldLimits.of(
                NOON, HOLD, List.of(new RunTimeout("dag", "run", NOON.plus(untilTimeout))));
    }

    @Test
    void lastsAsLongAsConfigured() {
        var limits = HoldLimits.of(NOON, HOLD, List.of());

        assertThat(limits).isEqualTo(new HoldLimits(NOON.plus(HOLD), List.of()));
    }

    @Test
    void endsBeforeARunTimesOut() {
        var limits = limits(Duration.ofMinutes(5));

        assertThat(limits.startBy()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(limits.warnings()).hasSize(1);
    }

    @Test
    void warnsOfATimeoutSoonAfter() {
        var limits = limits(Duration.ofMinutes(20));

        assertThat(limits.startBy()).isEqualTo(NOON.plus(HOLD));
        assertThat(limits.warnings()).hasSize(1);
    }

    @Test
    void onlyWarnsWhenItIsTooLateToCap() {
        var limits = limits(Duration.ofSeconds(-1));

        assertThat(limits.startBy()).isEqualTo(NOON.plus(HOLD));
        assertThat(limits.warnings()).hasSize(1);
    }
}
