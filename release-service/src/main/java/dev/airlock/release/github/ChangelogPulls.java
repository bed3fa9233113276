package dev.airlock.release.github;

import dev.airlock.kit.config.Secret;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.github.PullsApi.Merge;
import dev.airlock.release.github.PullsApi.NewReview;
import dev.airlock.release.github.PullsApi.Pull;
import dev.airlock.release.github.PullsApi.Review;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changelog's pull requests, looked at with one identity and approved with another. */
public final class ChangelogPulls {
    private static final int PER_PAGE = 100;

    private final PullsApi api;
    private final ReleaseConfig config;

    ChangelogPulls(PullsApi api, ReleaseConfig config) {
        this.api = api;
        this.config = config;
    }

    /** One with the title that is looked for. */
    public record Titled(int number, String url, boolean merged) {}

    /** Those with that title that are open or merged, newest first. */
    public List<Titled> titled(String title) throws StepUnavailable, StepFailure {
        var pulls =
                Calls.read(
                        "list the pull requests",
                        () ->
                                api.pulls(
                                        bearer(config.token()),
                                        config.owner(),
                                        config.name(),
                                        "all",
                                        "created",
                                        "desc",
                                        PER_PAGE));
        return pulls.stream()
                .filter(pull -> pull.title().equals(title))
                .filter(pull -> pull.state().equals("open") || pull.mergedAt() != null)
                .map(pull -> new Titled(pull.number(), pull.url(), pull.mergedAt() != null))
                .toList();
    }

    /** What is to be reviewed. */
    public ChangelogPull read(int number) throws StepUnavailable, StepFailure {
        var token = bearer(config.token());
        Pull pull =
                Calls.read(
                        "read the changelog's pull request",
                        () -> api.pull(token, config.owner(), config.name(), number));
        var files =
                Calls.read(
                        "read the files of the changelog's pull request",
                        () -> api.files(token, config.owner(), config.name(), number, PER_PAGE));
        var reviews =
                Calls.read(
                        "read the reviews of the changelog's pull request",
                        () -> api.reviews(token, config.owner(), config.name(), number, PER_PAGE));
        return new ChangelogPull(
                number,
                pull.url(),
                pull.user() == null ? "" : pull.user().login(),
                pull.head().sha(),
                pull.mergedAt() != null,
                conflicted(pull),
                files.stream().map(GitHubApi.FileView::filename).toList(),
                Approval.of(reviews, pull.head().sha()).orElse(null),
                Approval.refused(reviews).orElse(null));
    }

    private static @Nullable Boolean conflicted(Pull pull) {
        if ("dirty".equals(pull.mergeableState())) {
            return true;
        }
        return pull.mergeable() == null ? null : !pull.mergeable();
    }

    /** Approves it at the commit that was looked at; the reviewer's login. */
    public String approve(ChangelogPull pull, String body) throws StepUnavailable, StepFailure {
        return reviewer(
                Calls.ask(
                        "approve the changelog's pull request",
                        () ->
                                api.review(
                                        bearer(approver()),
                                        config.owner(),
                                        config.name(),
                                        pull.number(),
                                        new NewReview("APPROVE", body, pull.headSha()))));
    }

    /** Merges it if it is still at the commit that was looked at. */
    public void merge(ChangelogPull pull) throws StepUnavailable, StepFailure {
        var result =
                Calls.ask(
                        "merge the changelog's pull request",
                        () ->
                                api.merge(
                                        bearer(approver()),
                                        config.owner(),
                                        config.name(),
                                        pull.number(),
                                        new Merge(pull.headSha(), null)));
        if (!result.merged()) {
            throw new StepFailure("GitHub did not merge the changelog", true, List.of());
        }
    }

    private Secret approver() {
        var token = config.approverToken();
        if (token == null) {
            throw new IllegalStateException("the configuration has checked that it is there");
        }
        return token;
    }

    private static String bearer(Secret token) {
        return "Bearer " + token.reveal();
    }

    private static String reviewer(Review review) {
        return review.user() == null ? "unknown" : review.user().login();
    }
}
