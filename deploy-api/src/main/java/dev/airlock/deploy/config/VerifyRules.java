package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of section {@code verify} that goes with a grant; verifier checks the rest.
 *
 * @param soak how long Sentry is watched, unless the caller says otherwise
 * @param tolerance new Sentry issues that are accepted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record VerifyRules(Duration soak, int tolerance) {
    public VerifyRules {
        if (soak.isNegative()) {
            throw new IllegalArgumentException("soak must not be negative");
        }
        if (tolerance < 0) {
            throw new IllegalArgumentException("tolerance must not be negative");
        }
    }

    @JsonCreator
    static VerifyRules of(
            @JsonProperty("soak") @Nullable Duration soak,
            @JsonProperty("tolerance") @Nullable Integer tolerance) {
        return new VerifyRules(
                Objects.requireNonNullElse(soak, Duration.ofMinutes(10)),
                Objects.requireNonNullElse(tolerance, 0));
    }
}
