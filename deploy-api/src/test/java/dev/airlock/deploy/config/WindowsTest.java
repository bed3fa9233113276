package dev.airlock.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    /** From Friday, 16:00 in Berlin, to Monday, 6:00. */
    private static final Window WEEKEND =
            Window.of("0 16 * * FRI", Duration.ofHours(62), "Europe/Berlin", "nobody is there");

    private static final Window NIGHTS =
            Window.of("0 22 * * *", Duration.ofHours(6), "UTC", "it is quiet");

    @ParameterizedTest
    @CsvSource({
        "2026-01-09T14:59:59Z, false",
        // A crontab's time itself belongs to it; in Berlin it is an hour later than in UTC.
        "2026-01-09T15:00:00Z, true",
        "2026-01-12T04:59:59Z, true",
        "2026-01-12T05:00:00Z, false",
        // Summer time.
        "2026-07-10T13:59:59Z, false",
        "2026-07-10T14:00:00Z, true",
    })
    void aWindowIsOpenByTheClockOfItsZone(Instant now, boolean open) {
        assertThat(WEEKEND.openUntil(now).isPresent()).isEqualTo(open);
    }

    /** The hour that Berlin skips on 29 March 2026 does not shorten it. */
    @Test
    void aWindowLastsWhatItLastsWhenTheClocksChange() {
        assertThat(WEEKEND.openUntil(Instant.parse("2026-03-29T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T05:00:00Z"));
    }

    @Test
    void aFreezeSaysWhyAndUntilWhen() {
        var windows = new Windows(List.of(), List.of(WEEKEND));

        assertThat(windows.inTheWay(Instant.parse("2026-01-10T12:00:00Z")))
                .contains("frozen until 2026-01-12T05:00:00Z: nobody is there");
        assertThat(windows.inTheWay(Instant.parse("2026-01-13T12:00:00Z"))).isEmpty();
    }

    @Test
    void whereThereAreWindowsForDeploysNoneBeginsOutside() {
        var windows = new Windows(List.of(NIGHTS), List.of());

        assertThat(windows.inTheWay(Instant.parse("2026-01-13T12:00:00Z")))
                .hasValueSatisfying(why -> assertThat(why).contains("2026-01-13T22:00:00Z"));
        assertThat(windows.inTheWay(Instant.parse("2026-01-14T03:59:00Z"))).isEmpty();
    }

    @Test
    void aFreezeBeatsAWindowForDeploys() {
        var windows = new Windows(List.of(NIGHTS), List.of(WEEKEND));

        assertThat(windows.inTheWay(Instant.parse("2026-01-10T23:00:00Z"))).isPresent();
        assertThat(windows.inTheWay(Instant.parse("2026-01-14T23:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'61 * * * *', PT1H, UTC, x, cron",
        "'* * * *', PT1H, UTC, x, cron",
        "'0 0 * * *', PT0S, UTC, x, duration",
        "'0 0 * * *', PT1H, Mars/Base, x, zone",
        "'0 0 * * *', PT1H, UTC, , reason",
        ", PT1H, UTC, x, cron",
    })
    void whatIsNoWindowIsRefusedByTheNameOfItsField(
            String cron, Duration duration, String zone, String reason, String field) {
        assertThatThrownBy(() -> Window.of(cron, duration, zone, reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }
}
