package dev.airlock.verify.sentry;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentry's paging: a {@code next} link is always there, and says itself whether it has results. */
final class NextPage {
    private static final Pattern CURSOR = Pattern.compile("cursor=\"([^\"]+)\"");

    private NextPage() {}

    /** The cursor of the next page; empty after the last one. */
    static Optional<String> cursor(@Nullable String link) {
        if (link == null) {
            return Optional.empty();
        }
        for (var part : link.split(",\\s*(?=<)", -1)) {
            if (part.contains("rel=\"next\"") && part.contains("results=\"true\"")) {
                var cursor = CURSOR.matcher(part);
                return cursor.find() ? Optional.of(cursor.group(1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
