package dev.airlock.sandbox.standin.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release; a draft has no tag in the repository yet, and its target is usually a branch. */
public record Release(
        int id,
        String tag,
        String target,
        String name,
        String body,
        boolean draft,
        boolean prerelease,
        String author,
        Instant createdAt,
        @Nullable Instant publishedAt) {}
