package dev.airlock.release.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangelogPaperTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void tellsAtOnceWhatNobodyKnows() {
        assertThat(ChangelogPaper.isDue(null, null, NOON, DAY, "conflicts", false)).isTrue();
    }

    @Test
    void doesNotRepeatItselfBeforeItIsTime() {
        assertThat(
                        ChangelogPaper.isDue(
                                NOON, "conflicts", NOON.plusSeconds(60), DAY, "conflicts", true))
                .isFalse();
        assertThat(ChangelogPaper.isDue(NOON, "conflicts", NOON.plus(DAY), DAY, "conflicts", true))
                .isTrue();
    }

    @Test
    void tellsAnotherReasonAtOnceUnlessItComesAndGoes() {
        assertThat(
                        ChangelogPaper.isDue(
                                NOON, "conflicts", NOON.plusSeconds(60), DAY, "changes", true))
                .isTrue();
        assertThat(
                        ChangelogPaper.isDue(
                                NOON, "conflicts", NOON.plusSeconds(60), DAY, "away", false))
                .isFalse();
    }
}
