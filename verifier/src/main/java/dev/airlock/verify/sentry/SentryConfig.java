package dev.airlock.verify.sentry;

import dev.airlock.kit.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a target's errors are reported; absent: the check is skipped. */
public record SentryConfig(
        URI url, String organization, String project, @Nullable String environment, Secret token) {
    public SentryConfig {
        if (url == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("url must be an http or https address");
        }
        requireSlug("organization", organization);
        requireSlug("project", project);
        if (token == null) {
            throw new IllegalArgumentException("token is missing");
        }
    }

    private static void requireSlug(String key, @Nullable String value) {
        if (value == null || !value.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException(key + " must be a slug of Sentry's");
        }
    }
}
