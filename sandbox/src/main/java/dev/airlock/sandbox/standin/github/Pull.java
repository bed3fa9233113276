package dev.airlock.sandbox.standin.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request from a branch of the same repository.
 *
 * @param headSha where the branch stood when it was opened
 */
public record Pull(
        int number,
        String title,
        String body,
        String author,
        String head,
        String headSha,
        String base,
        boolean open,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable String mergeCommit,
        List<Review> reviews) {

    public Pull {
        reviews = List.copyOf(reviews);
    }

    public boolean merged() {
        return mergeCommit != null;
    }

    /** Who has approved it. */
    public List<String> approvers() {
        return reviews.stream()
                .filter(review -> review.state().equals("APPROVED"))
                .map(Review::author)
                .toList();
    }

    Pull with(Review review) {
        var more = new ArrayList<>(reviews);
        more.add(review);
        return new Pull(
                number,
                title,
                body,
                author,
                head,
                headSha,
                base,
                open,
                createdAt,
                closedAt,
                mergeCommit,
                more);
    }

    /** What was closed once stays closed since then. */
    Pull changed(String newTitle, String newBody, boolean nowOpen, Instant at) {
        return new Pull(
                number,
                newTitle,
                newBody,
                author,
                head,
                headSha,
                base,
                nowOpen,
                createdAt,
                nowOpen ? null : closedAt == null ? at : closedAt,
                mergeCommit,
                reviews);
    }

    Pull closed(Instant at, @Nullable String commit) {
        return new Pull(
                number, title, body, author, head, headSha, base, false, createdAt, at, commit,
                reviews);
    }
}
