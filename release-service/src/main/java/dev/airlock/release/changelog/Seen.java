package dev.airlock.release.changelog;

import org.jspecify.annotations.Nullable;

/** What one look at the changelog's pull request comes to. */
sealed interface Seen {

    /** It is approved, by us or before. */
    record Approved(int number, String url, boolean already, boolean merged, String by)
            implements Seen {}

    /** There is nothing to decide on (yet). */
    record Missing(String reason) implements Seen {}

    /** A person has to do something about it. */
    record Objected(String reason, @Nullable String url) implements Seen {}
}
