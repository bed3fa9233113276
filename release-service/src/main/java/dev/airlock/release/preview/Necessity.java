package dev.airlock.release.preview;

import dev.airlock.release.github.Changes;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a release is necessary, and the files that say so.
 *
 * @param files at most a hundred
 */
record Necessity(boolean necessary, List<String> files) {
    private static final int MOST_FILES = 100;

    /**
     * With nothing to compare with, or a list cut short, it is: a doubt must not skip a release.
     */
    static Necessity of(Optional<Changes> changes, List<String> paths) {
        if (changes.isEmpty()) {
            return new Necessity(true, List.of());
        }
        var matchers =
                paths.stream()
                        .map(path -> FileSystems.getDefault().getPathMatcher("glob:" + path))
                        .toList();
        var files =
                changes.get().files().stream()
                        .filter(file ->
                                matchers.stream()
                                        .anyMatch(matcher -> matcher.matches(Path.of(file))))
                        .limit(MOST_FILES)
                        .toList();
        return new Necessity(!files.isEmpty() || changes.get().filesTruncated(), files);
    }
}
