package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.Optional;

/** Commits, comparisons, branches, tags and the contents of files and folders. */
final class CodeRoutes {
    private static final int MOST_ENTRIES = 1_000;
    private static final String REPOSITORY = "/repos/{owner}/{repo}";

    private final GitHubSite site;
    private final Bodies bodies;
    private final Paging paging;

    CodeRoutes(GitHubSite site, Bodies bodies, Paging paging) {
        this.site = site;
        this.bodies = bodies;
        this.paging = paging;
    }

    void add(Routes routes) {
        routes.on("GET", REPOSITORY + "/compare/{basehead...}", site.seeing(this::compare))
                .on("GET", REPOSITORY + "/commits/{ref...}", site.seeing(this::commit))
                .on("GET", REPOSITORY + "/branches/{branch...}", site.seeing(this::branch))
                .on("GET", REPOSITORY + "/git/ref/{ref...}", site.seeing(this::ref))
                .on("GET", REPOSITORY + "/contents/{path...}", site.seeing(this::content));
    }

    private Answer compare(Call call, Request request) {
        var basehead = request.parameter("basehead");
        var cut = basehead.indexOf("...");
        var history = call.repository().history();
        if (cut < 0) {
            return GitHubSite.notFound();
        }
        var base = history.find(basehead.substring(0, cut));
        var head = history.find(basehead.substring(cut + 3));
        if (base.isEmpty() || head.isEmpty()) {
            return GitHubSite.notFound();
        }
        var comparison = history.compare(base.get().sha(), head.get().sha());
        var page = Paging.Page.of(request, comparison.ahead().size());
        var body = bodies.comparison(call.repository(), basehead, head.get(), comparison, page);
        return paging.links(request, page, Answer.json(Answer.OK, body));
    }

    private Answer commit(Call call, Request request) {
        var ref = request.parameter("ref");
        return call.repository()
                .history()
                .find(ref)
                .map(found -> Answer.json(Answer.OK, bodies.commit(call.repository(), found)))
                .orElseGet(() ->
                        GitHubSite.message(
                                Answer.UNPROCESSABLE, "No commit found for SHA: " + ref));
    }

    private Answer branch(Call call, Request request) {
        var branch = request.parameter("branch");
        return call.repository()
                .history()
                .find("heads/" + branch)
                .map(commit ->
                        Answer.json(
                                Answer.OK,
                                Json.object(
                                        "name",
                                        branch,
                                        "commit",
                                        bodies.commit(call.repository(), commit),
                                        "protected",
                                        false)))
                .orElseGet(() -> GitHubSite.message(Answer.NOT_FOUND, "Branch not found"));
    }

    private Answer ref(Call call, Request request) {
        var ref = request.parameter("ref");
        return call.repository()
                .history()
                .find(ref)
                .filter(_ -> ref.startsWith("tags/") || ref.startsWith("heads/"))
                .map(commit -> Answer.json(Answer.OK, bodies.ref(call.repository(), ref, commit)))
                .orElseGet(GitHubSite::notFound);
    }

    private Answer content(Call call, Request request) {
        var ref = request.first("ref").orElse(Repository.MAIN);
        var path = request.parameter("path");
        var history = call.repository().history();
        return history.find(ref)
                .flatMap(commit -> history.content(commit.sha(), path))
                .map(text ->
                        Answer.json(Answer.OK, bodies.content(call.repository(), ref, path, text)))
                .or(() -> folder(call, ref, path))
                .orElseGet(GitHubSite::notFound);
    }

    /** At most a thousand entries, as GitHub cuts it. */
    private Optional<Answer> folder(Call call, String ref, String path) {
        var history = call.repository().history();
        return history.find(ref)
                .map(commit -> history.folder(commit.sha(), path))
                .filter(entries -> !entries.isEmpty())
                .map(entries ->
                        Answer.json(
                                Answer.OK,
                                Json.array(
                                        entries.stream()
                                                .limit(MOST_ENTRIES)
                                                .map(entry ->
                                                        bodies.entry(call.repository(), ref, entry))
                                                .toList())));
    }
}
