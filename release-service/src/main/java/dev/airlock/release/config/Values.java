package dev.airlock.release.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of configured values; each failure names the key. */
final class Values {
    private Values() {}

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    static String matching(String key, @Nullable String value, String pattern) {
        var given = required(key, value);
        if (!given.matches(pattern)) {
            throw new IllegalArgumentException(key + " must match " + pattern);
        }
        return given;
    }

    static Duration positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(key + " must be positive");
        }
        return value;
    }

    static URI http(String key, @Nullable URI value) {
        var given = required(key, value);
        if (!"https".equals(given.getScheme()) && !"http".equals(given.getScheme())) {
            throw new IllegalArgumentException(key + " must be an http or https address");
        }
        return given;
    }
}
