package dev.airlock.release.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request that may be the changelog's.
 *
 * @param conflicted GitHub says that it cannot be merged; absent while it does not know
 * @param approvedBy who has approved what it holds now, if anybody has
 * @param refusedBy whose last word asks for changes, if anybody's does
 */
public record ChangelogPull(
        int number,
        String url,
        String author,
        String headSha,
        boolean merged,
        @Nullable Boolean conflicted,
        List<String> files,
        @Nullable String approvedBy,
        @Nullable String refusedBy) {
    public ChangelogPull {
        files = List.copyOf(files);
    }
}
