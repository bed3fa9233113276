package dev.airlock.verify.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T12:00:00.700Z");
    private static final Instant LONG_AGO = STARTED.minusSeconds(86_400);
    private static final Instant SINCE = STARTED.plusSeconds(60);
    private static final Baseline NONE_BEFORE = new Baseline(STARTED.minusSeconds(30), Set.of());

    private static Issue issue(String id, Instant firstSeen, Instant lastSeen) {
        return new Issue(id, "CATALOG-" + id + " boom (link)", false, firstSeen, lastSeen);
    }

    @Test
    void countsAnIssueNeverSeenBefore() {
        var comparison = Comparison.of(NONE_BEFORE, List.of(issue("1", SINCE, SINCE)), STARTED);

        var check = comparison.check(0);

        assertThat(check.result()).isEqualTo(CheckResult.FAILED);
        assertThat(check.evidence()).contains("1 new and 0 returned", "CATALOG-1 boom (link)");
    }

    @Test
    void countsAnIssueOfTheVerySecondAsSentryTellsWholeSeconds() {
        var second = Instant.parse("2026-01-01T12:00:00Z");

        var comparison = Comparison.of(NONE_BEFORE, List.of(issue("1", second, second)), STARTED);

        assertThat(comparison.fresh()).hasSize(1);
    }

    @Test
    void countsAnIssueThatWasResolvedAndIsBack() {
        var comparison = Comparison.of(NONE_BEFORE, List.of(issue("1", LONG_AGO, SINCE)), STARTED);

        assertThat(comparison.returned()).hasSize(1);
        assertThat(comparison.check(0).result()).isEqualTo(CheckResult.FAILED);
    }

    @Test
    void acceptsWhatWasThereBefore() {
        var before = new Baseline(STARTED.minusSeconds(30), Set.of("1"));

        var comparison = Comparison.of(before, List.of(issue("1", LONG_AGO, SINCE)), STARTED);

        assertThat(comparison.check(0).result()).isEqualTo(CheckResult.PASSED);
    }

    @Test
    void acceptsWhatAppearedBetweenTheReadingBeforeAndTheApply() {
        var between = issue("1", STARTED.minusSeconds(10), SINCE);

        var comparison = Comparison.of(NONE_BEFORE, List.of(between), STARTED);

        assertThat(comparison.check(0).result()).isEqualTo(CheckResult.PASSED);
    }

    @Test
    void acceptsWhatHasBeenQuietSince() {
        var comparison =
                Comparison.of(NONE_BEFORE, List.of(issue("1", LONG_AGO, LONG_AGO)), STARTED);

        assertThat(comparison.check(0).result()).isEqualTo(CheckResult.PASSED);
    }

    @Test
    void takesSentrysWordForWhatIsBackWithoutAReadingFromBefore() {
        var regressed = new Issue("1", "one", true, LONG_AGO, SINCE);

        var comparison =
                Comparison.of(null, List.of(regressed, issue("2", LONG_AGO, SINCE)), STARTED);

        assertThat(comparison.returned()).containsExactly(regressed);
        assertThat(comparison.check(1).evidence()).contains("did not answer before the apply");
    }

    @Test
    void acceptsAsManyAsAreTolerated() {
        var issues = IntStream.range(0, 12).mapToObj(i -> issue("" + i, SINCE, SINCE)).toList();

        var comparison = Comparison.of(NONE_BEFORE, issues, STARTED);

        assertThat(comparison.check(12).result()).isEqualTo(CheckResult.PASSED);
        assertThat(comparison.check(11).result()).isEqualTo(CheckResult.FAILED);
        assertThat(comparison.check(11).evidence()).endsWith("; and more");
    }

    @Test
    void countsANewIssueEvenIfTheReadingBeforeCameTooLate() {
        var late = new Baseline(SINCE.plusSeconds(1), Set.of("1"));

        var comparison = Comparison.of(late, List.of(issue("1", SINCE, SINCE)), STARTED);

        assertThat(comparison.check(0).result()).isEqualTo(CheckResult.FAILED);
    }
}
