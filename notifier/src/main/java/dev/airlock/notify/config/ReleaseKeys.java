package dev.airlock.notify.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the {@code release} section that say whether a person is asked for the grant, and
 * what a release's tag begins with.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReleaseKeys(@Nullable String publish, @Nullable String tagPrefix) {
    boolean asksAPerson() {
        return "ask".equals(publish);
    }
}
