package dev.airlock.release.github;

import dev.airlock.release.config.ReleaseConfig;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** GitHub's pull requests in memory; every one has the title that is asked for. */
public final class FakePulls {
    public static final String HEAD = "c0ffee";

    private final String title;
    private final List<PullsApi.Pull> pulls = new ArrayList<>();
    private final List<PullsApi.Review> reviews = new ArrayList<>();
    private final String file;
    private boolean own;
    private int asked;

    public FakePulls(String title, String file) {
        this.title = title;
        this.file = file;
    }

    public ChangelogPulls of(ReleaseConfig config) {
        return new ChangelogPulls(
                (PullsApi)
                        Proxy.newProxyInstance(
                                PullsApi.class.getClassLoader(),
                                new Class<?>[] {PullsApi.class},
                                this::answer),
                config);
    }

    /** Approvals that were asked for. */
    public int asked() {
        return asked;
    }

    public void open(int number, String author, Boolean mergeable, String state) {
        pulls.add(
                new PullsApi.Pull(
                        number,
                        "https://github.test/" + number,
                        title,
                        "open",
                        null,
                        new GitHubApi.User(author),
                        mergeable,
                        state,
                        new PullsApi.Head(HEAD)));
    }

    public void merged(int number) {
        pulls.add(
                new PullsApi.Pull(
                        number,
                        "https://github.test/" + number,
                        title,
                        "closed",
                        Instant.EPOCH,
                        new GitHubApi.User("bot"),
                        null,
                        "unknown",
                        new PullsApi.Head(HEAD)));
    }

    public void reviewed(String login, String state) {
        reviews.add(new PullsApi.Review(new GitHubApi.User(login), state, HEAD, "MEMBER"));
    }

    /** The account that approves has opened it. */
    public void isOwn() {
        own = true;
    }

    /** Not a class of its own: Quarkus would serve one. */
    private Object answer(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "pulls" -> List.copyOf(pulls);
            case "pull" ->
                    pulls.stream()
                            .filter(pull -> arguments[3].equals(pull.number()))
                            .findFirst()
                            .orElseThrow();
            case "files" -> List.of(new GitHubApi.FileView(file, null));
            case "reviews" -> List.copyOf(reviews);
            case "review" -> approve();
            default -> throw new AssertionError(method);
        };
    }

    private PullsApi.Review approve() {
        asked++;
        if (own) {
            throw new WebApplicationException(
                    Response.status(422)
                            .entity(
                                    """
                                    {"message": "Unprocessable Entity",
                                     "errors": ["Can not approve your own pull request"]}
                                    """)
                            .build());
        }
        reviewed("approver", "APPROVED");
        return reviews.getLast();
    }
}
