package dev.airlock.sandbox.standin.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The commits of a repository: scripted, or those of a real one on disk. */
public interface History {
    /** The commit that a branch, tag, {@code heads/..}, {@code tags/..} or SHA names. */
    Optional<Commit> find(String ref);

    /** Between two commits that are there, by SHA. */
    Comparison compare(String baseSha, String headSha);

    /** A file's text at a commit. */
    Optional<String> content(String sha, String path);

    /** What lies in a folder at a commit, by name; nothing if it is not there. */
    List<Entry> folder(String sha, String path);

    /** Cuts a tag. */
    void tag(String tag, String sha);

    /** Brings a commit into a branch; the merge commit, or empty if it cannot be merged. */
    Optional<Commit> merge(String branch, String headSha, String message, Instant at);
}
