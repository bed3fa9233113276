package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** GitHub with the repositories that a scenario makes; who calls is told by the token. */
public final class GitHub implements Site {
    private final Timeline timeline;
    private final Map<String, Repository> repositories = new TreeMap<>();
    private final List<BiConsumer<Repository, Release>> published = new ArrayList<>();
    private final GitHubSite site;

    /** The root is the address that clients are given; logins are by token. */
    public GitHub(Timeline timeline, String root, Map<String, String> logins) {
        this.timeline = timeline;
        this.site = new GitHubSite(timeline, root, logins, this::find, this::published);
    }

    /** A public repository whose commits the scenario scripts. */
    public Repository scripted(String fullName, Set<String> pushers) {
        return add(new Repository(timeline, fullName, new ScriptedHistory(), pushers, false));
    }

    /** A private repository whose commits are those of a bare one on disk. */
    public Repository bare(String fullName, Path directory, Set<String> pushers) {
        return add(new Repository(timeline, fullName, new BareHistory(directory), pushers, true));
    }

    private Repository add(Repository repository) {
        timeline.change(() -> repositories.put(repository.fullName(), repository));
        return repository;
    }

    public Repository repository(String fullName) {
        return timeline.look(() -> find(fullName).orElseThrow());
    }

    private Optional<Repository> find(String fullName) {
        return Optional.ofNullable(repositories.get(fullName));
    }

    /** Does something whenever a release is published over the API. */
    public void onPublished(BiConsumer<Repository, Release> action) {
        timeline.change(() -> published.add(action));
    }

    private void published(Repository repository, Release release) {
        published.forEach(action -> action.accept(repository, release));
    }

    @Override
    public Routes routes() {
        return site.routes();
    }

    @Override
    public Answer finish(Request request, Answer answer) {
        return site.finish(request, answer);
    }

    @Override
    public Answer unknownPath(Request request) {
        return site.unknownPath(request);
    }

    @Override
    public Answer wrongMethod(Request request) {
        return site.wrongMethod(request);
    }
}
