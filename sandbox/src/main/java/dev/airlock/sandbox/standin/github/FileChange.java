package dev.airlock.sandbox.standin.github;

import org.jspecify.annotations.Nullable;

/** What a comparison says of one file; {@code status} is added, modified or removed. */
public record FileChange(
        String path, String status, int additions, int deletions, @Nullable String patch) {}
