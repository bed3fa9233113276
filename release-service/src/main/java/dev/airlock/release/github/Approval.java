package dev.airlock.release.github;

import dev.airlock.release.github.PullsApi.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the reviews of a pull request approve the commit that it is at. */
final class Approval {
    private static final String APPROVED = "APPROVED";
    private static final String CHANGES_REQUESTED = "CHANGES_REQUESTED";

    /** What replaces a reviewer's word from before; a comment does not. */
    private static final Set<String> DECISIVE = Set.of(APPROVED, CHANGES_REQUESTED, "DISMISSED");

    /** Anybody may review a public repository; only these count. */
    private static final Set<String> INSIDE = Set.of("OWNER", "MEMBER", "COLLABORATOR");

    private Approval() {}

    /** The login of the first whose last word approves that commit; reviews oldest first. */
    static Optional<String> of(List<Review> reviews, String headSha) {
        return lastWords(reviews).entrySet().stream()
                .filter(word -> word.getValue().state().equals(APPROVED))
                .filter(word -> headSha.equals(word.getValue().commit()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The login of the first whose last word asks for changes, of whatever it held then. */
    static Optional<String> refused(List<Review> reviews) {
        return lastWords(reviews).entrySet().stream()
                .filter(word -> word.getValue().state().equals(CHANGES_REQUESTED))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Review> lastWords(List<Review> reviews) {
        var lastWords = new LinkedHashMap<String, Review>();
        for (var review : reviews) {
            var user = review.user();
            if (user != null
                    && DECISIVE.contains(review.state())
                    && INSIDE.contains(review.association())) {
                lastWords.put(user.login(), review);
            }
        }
        return lastWords;
    }
}
