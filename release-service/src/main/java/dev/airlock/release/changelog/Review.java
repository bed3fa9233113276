package dev.airlock.release.changelog;

import dev.airlock.release.github.ChangelogPull;
import java.util.List;
import java.util.Optional;

/** What a person would look at before approving the changelog. */
final class Review {
    private Review() {}

    /** Why it is not to be approved; absent if it may be, or is approved by somebody already. */
    static Optional<String> objection(ChangelogPull pull, String author, String path) {
        if (pull.refusedBy() != null) {
            return Optional.of("%s asks for changes in it".formatted(pull.refusedBy()));
        }
        if (Boolean.TRUE.equals(pull.conflicted())) {
            return Optional.of("it has conflicts");
        }
        return pull.approvedBy() == null ? unfamiliar(pull, author, path) : Optional.empty();
    }

    /** Why nobody should approve it unseen. */
    static Optional<String> unfamiliar(ChangelogPull pull, String author, String path) {
        if (!pull.author().equals(author)) {
            return Optional.of("it was opened by %s, not by %s".formatted(pull.author(), author));
        }
        if (!pull.files().equals(List.of(path))) {
            return Optional.of("it changes %s, not just %s".formatted(pull.files(), path));
        }
        return Optional.empty();
    }
}
