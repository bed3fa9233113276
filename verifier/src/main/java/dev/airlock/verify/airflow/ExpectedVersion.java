package dev.airlock.verify.airflow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * Which Airflow version has to answer: the one from before, or the upgrade's. Pure.
 *
 * @param before what answered before the deploy; absent if nobody looked
 * @param upgrade what the release brings; absent if it leaves Airflow alone
 */
public record ExpectedVersion(@Nullable String before, @Nullable String upgrade) {

    /** The check of what answers now. */
    public Check check(String now) {
        var expected = upgrade == null ? before : upgrade;
        if (expected == null) {
            return new Check(
                    "version",
                    CheckResult.INCONCLUSIVE,
                    "Airflow %s answers, and it is not known which was there before"
                            .formatted(now));
        }
        var why =
                upgrade == null
                        ? "the release leaves Airflow alone"
                        : "the release upgrades it from " + (before == null ? "unknown" : before);
        return expected.equals(now)
                ? new Check(
                        "version",
                        CheckResult.PASSED,
                        "Airflow %s answers, as expected: %s".formatted(now, why))
                : new Check(
                        "version",
                        CheckResult.FAILED,
                        "Airflow %s answers instead of %s: %s".formatted(now, expected, why));
    }
}
