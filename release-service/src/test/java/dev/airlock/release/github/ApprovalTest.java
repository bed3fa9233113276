package dev.airlock.release.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.release.github.GitHubApi.User;
import dev.airlock.release.github.PullsApi.Review;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final String HEAD = "c0ffee";

    private static Review review(String login, String state, String commit) {
        return new Review(new User(login), state, commit, "MEMBER");
    }

    @Test
    void countsAnApprovalOfWhatItHoldsNow() {
        assertThat(Approval.of(List.of(review("ann", "APPROVED", HEAD)), HEAD)).contains("ann");
    }

    @Test
    void forgetsAnApprovalOfWhatItHeldBefore() {
        assertThat(Approval.of(List.of(review("ann", "APPROVED", "01d")), HEAD)).isEmpty();
    }

    @Test
    void takesTheLastWordOfEachReviewer() {
        var reviews =
                List.of(
                        review("ann", "APPROVED", HEAD),
                        review("bob", "CHANGES_REQUESTED", HEAD),
                        review("ann", "DISMISSED", HEAD),
                        review("bob", "APPROVED", HEAD),
                        review("bob", "COMMENTED", HEAD));

        assertThat(Approval.of(reviews, HEAD)).contains("bob");
    }

    @Test
    void doesNotCountAPasserBy() {
        var review = new Review(new User("eve"), "APPROVED", HEAD, "NONE");

        assertThat(Approval.of(List.of(review), HEAD)).isEmpty();
    }

    @Test
    void findsWhoStillAsksForChanges() {
        var asked = review("ann", "CHANGES_REQUESTED", "01d");

        assertThat(Approval.refused(List.of(asked))).contains("ann");
        assertThat(Approval.refused(List.of(asked, review("ann", "APPROVED", HEAD)))).isEmpty();
    }
}
