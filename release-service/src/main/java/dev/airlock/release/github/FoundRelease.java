package dev.airlock.release.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release as GitHub lists it.
 *
 * @param commitish for a draft: a branch or a commit, or empty
 */
public record FoundRelease(
        long id,
        String tag,
        String commitish,
        boolean draft,
        String url,
        @Nullable Instant publishedAt) {}
