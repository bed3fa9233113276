package dev.airlock.release.github;

import dev.airlock.event.ReleaseEvent.Commit;
import java.util.List;

/**
 * What lies between two commits.
 *
 * @param commits oldest first
 * @param files touched, with the old name of a renamed one
 */
public record Changes(
        List<Commit> commits,
        boolean commitsTruncated,
        List<String> files,
        boolean filesTruncated) {
    public Changes {
        commits = List.copyOf(commits);
        files = List.copyOf(files);
    }
}
