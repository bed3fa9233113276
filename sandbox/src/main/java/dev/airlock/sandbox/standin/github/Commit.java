package dev.airlock.sandbox.standin.github;

import java.time.Instant;
import java.util.List;

/** A commit as the API tells it. */
public record Commit(String sha, List<String> parents, String message, String author, Instant at) {

    public Commit {
        parents = List.copyOf(parents);
    }
}
