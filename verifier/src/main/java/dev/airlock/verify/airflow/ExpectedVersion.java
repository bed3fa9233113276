package dev.airlock.verify.airflow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * Which Airflow version has to answer: the one from before, or the upgrade's. Pure.
 *
 * @param before what answered before the deploy; absent if nobody looked
 * @param upgrade what the release brings; absent if it leaves Airflow alone, or nobody knows
 * @param pinKnown whether an absent upgrade means that the release leaves Airflow alone
 * @param rollback whether the version before is brought back; it brings its own Airflow
 */
public record ExpectedVersion(
        @Nullable String before, @Nullable String upgrade, boolean pinKnown, boolean rollback) {

    /** The check of what answers now. */
    public Check check(String now) {
        var expected = upgrade == null ? before : upgrade;
        if (expected == null) {
            return new Check(
                    "version",
                    rollback ? CheckResult.SKIPPED : CheckResult.INCONCLUSIVE,
                    "Airflow %s answers, and it is not known which was there before"
                            .formatted(now));
        }
        if (expected.equals(now)) {
            return new Check(
                    "version",
                    CheckResult.PASSED,
                    "Airflow %s answers, as expected: %s".formatted(now, why()));
        }
        // A release that nobody could read the pin of may well have moved Airflow.
        var certain = upgrade != null || pinKnown || rollback;
        return new Check(
                "version",
                certain ? CheckResult.FAILED : CheckResult.INCONCLUSIVE,
                "Airflow %s answers instead of %s: %s".formatted(now, expected, why()));
    }

    private String why() {
        if (rollback) {
            return "it was there before";
        }
        if (upgrade != null) {
            return "the release upgrades it from " + (before == null ? "unknown" : before);
        }
        return pinKnown
                ? "the release leaves Airflow alone"
                : "whether the release moves Airflow is not known";
    }
}
