package dev.airlock.sandbox.standin.github;

import java.util.List;

/** From one commit to another: what is new since they parted, the oldest commit first. */
public record Comparison(
        Commit base, Commit mergeBase, List<Commit> ahead, int behind, List<FileChange> files) {

    public Comparison {
        ahead = List.copyOf(ahead);
        files = List.copyOf(files);
    }

    String status() {
        if (behind > 0) {
            return ahead.isEmpty() ? "behind" : "diverged";
        }
        return ahead.isEmpty() ? "identical" : "ahead";
    }
}
