package dev.airlock.verify.flow;

import dev.airlock.verify.sentry.SentryConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A target's {@code verify} section, with its defaults.
 *
 * @param healthTimeout until an instance that is not seen becomes inconclusive
 * @param poll how often Airflow is looked at
 * @param sentry absent: the check is skipped
 * @param soak how long Sentry is watched, unless the grant says otherwise
 * @param tolerance new Sentry issues that are accepted, unless the grant says otherwise
 * @param timeout of one call to Sentry
 */
record VerifyConfig(
        Duration healthTimeout,
        Duration poll,
        @Nullable SentryConfig sentry,
        Duration soak,
        Integer tolerance,
        Duration timeout) {
    VerifyConfig {
        healthTimeout = positive("healthTimeout", healthTimeout, Duration.ofMinutes(20));
        poll = positive("poll", poll, Duration.ofSeconds(5));
        soak = soak == null ? Duration.ofMinutes(10) : soak;
        if (soak.isNegative()) {
            throw new IllegalArgumentException("soak must not be negative");
        }
        tolerance = tolerance == null ? 0 : tolerance;
        if (tolerance < 0) {
            throw new IllegalArgumentException("tolerance must not be negative");
        }
        timeout = positive("timeout", timeout, Duration.ofSeconds(10));
    }

    private static Duration positive(String key, @Nullable Duration value, Duration usual) {
        var chosen = value == null ? usual : value;
        if (!chosen.isPositive()) {
            throw new IllegalArgumentException(key + " must be positive");
        }
        return chosen;
    }
}
