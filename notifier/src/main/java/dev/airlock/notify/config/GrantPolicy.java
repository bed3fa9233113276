package dev.airlock.notify.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The one key of the {@code release} section that says whether a person is asked for the grant. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GrantPolicy(@Nullable String publish) {
    boolean asksAPerson() {
        return "ask".equals(publish);
    }
}
