package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A repository that a scenario scripts; all it does by itself happens over the API. */
public final class Repository {
    static final String MAIN = "main";

    private final Timeline timeline;
    private final String fullName;
    private final History history;
    private final Set<String> pushers;
    private final boolean secret;
    private final Releases releases;
    private final Pulls pulls;
    private final Workflows workflows;
    private final Deployments deployments;

    Repository(
            Timeline timeline,
            String fullName,
            History history,
            Set<String> pushers,
            boolean secret) {
        this.timeline = timeline;
        this.fullName = fullName;
        this.history = history;
        this.pushers = Set.copyOf(pushers);
        this.secret = secret;
        this.releases = new Releases(timeline, history);
        this.pulls = new Pulls(timeline, history);
        this.workflows = new Workflows(timeline);
        this.deployments = new Deployments(timeline, history);
    }

    /** Commits to main; null removes a file. Returns the SHA. */
    public String commit(String message, Map<String, @Nullable String> changes) {
        return commit(MAIN, "openverse-maintainer", message, changes);
    }

    /** Commits to a branch, which is made from main if it is new. */
    public String commit(
            String branch, String author, String message, Map<String, @Nullable String> changes) {
        return timeline.look(() -> {
            if (!(history instanceof ScriptedHistory scripted)) {
                throw new IllegalStateException(fullName + " is a real one: push to it");
            }
            var now = timeline.now();
            return scripted.commit(branch, MAIN, author, message, now, changes).sha();
        });
    }

    /** A draft to be cut from main's head. */
    public Release draft(String tag) {
        return draft(tag, MAIN, "");
    }

    public Release draft(String tag, String target, String body) {
        return timeline.look(() -> releases.draft(tag, target, body));
    }

    /** A release that was published earlier, at that commit. */
    public Release published(String tag, String sha) {
        return timeline.look(() -> {
            history.tag(tag, sha);
            return releases.published(tag, sha, Duration.ofDays(7));
        });
    }

    /** Opens a pull request to main. */
    public Pull openPull(String author, String head, String title, String body) {
        return timeline.look(() -> pulls.open(author, head, MAIN, title, body));
    }

    /** A workflow that takes exactly these inputs, and what a run of it that goes well does. */
    public Workflow workflow(
            String file, Set<String> inputs, Consumer<Map<String, String>> effect) {
        return timeline.look(() -> workflows.add(file, inputs, effect));
    }

    /** One that is there. */
    public Workflow workflow(String file) {
        return timeline.look(() -> workflows.find(file).orElseThrow());
    }

    public List<Release> releases() {
        return timeline.look(releases::all);
    }

    public List<Pull> pulls() {
        return timeline.look(pulls::all);
    }

    public List<Deployment> deployments() {
        return timeline.look(deployments::all);
    }

    /** The SHA that a branch or tag names. */
    public Optional<String> sha(String ref) {
        return timeline.look(() -> history.find(ref).map(Commit::sha));
    }

    public String fullName() {
        return fullName;
    }

    History history() {
        return history;
    }

    Releases releasing() {
        return releases;
    }

    Pulls pulling() {
        return pulls;
    }

    Deployments deploying() {
        return deployments;
    }

    Workflows workflows() {
        return workflows;
    }

    boolean mayPush(Identity identity) {
        return identity.login().filter(pushers::contains).isPresent();
    }

    boolean maySee(Identity identity) {
        return !secret || mayPush(identity);
    }

    boolean isPrivate() {
        return secret;
    }
}
