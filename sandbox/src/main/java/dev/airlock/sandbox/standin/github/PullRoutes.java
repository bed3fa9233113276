package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Pull requests: found, opened, read, changed, merged. */
final class PullRoutes {
    private static final String PULLS = "/repos/{owner}/{repo}/pulls";

    private final GitHubSite site;
    private final Bodies bodies;
    private final PullBodies pullBodies;
    private final Paging paging;

    PullRoutes(GitHubSite site, Bodies bodies, PullBodies pullBodies, Paging paging) {
        this.site = site;
        this.bodies = bodies;
        this.pullBodies = pullBodies;
        this.paging = paging;
    }

    void add(Routes routes) {
        routes.on("GET", PULLS, site.seeing(this::list))
                .on("POST", PULLS, site.pushing(this::open))
                .on("GET", PULLS + "/{pull_number}", site.seeing(this::get))
                .on("PATCH", PULLS + "/{pull_number}", site.pushing(this::change))
                .on("GET", PULLS + "/{pull_number}/files", site.seeing(this::files))
                .on("GET", PULLS + "/{pull_number}/merge", site.seeing(this::isMerged))
                .on("PUT", PULLS + "/{pull_number}/merge", site.pushing(this::merge));
    }

    static Optional<Pull> find(Call call, Request request) {
        var number = request.parameter("pull_number");
        return number.matches("\\d{1,9}")
                ? call.repository().pulling().find(Integer.parseInt(number))
                : Optional.empty();
    }

    private Answer list(Call call, Request request) {
        var state = request.first("state").orElse("open");
        var owner = request.parameter("owner");
        // GitHub ignores a head without its owner.
        var head = request.first("head").filter(name -> name.contains(":"));
        var base = request.first("base");
        var oldestFirst = request.first("direction").filter("asc"::equals).isPresent();
        var order = Comparator.comparingInt(Pull::number);
        var found =
                call.repository().pulling().all().stream()
                        .filter(pull -> state.equals("all") || pull.open() == state.equals("open"))
                        .filter(pull ->
                                head.isEmpty() || head.get().equals(owner + ":" + pull.head()))
                        .filter(pull -> base.isEmpty() || base.get().equals(pull.base()))
                        .sorted(oldestFirst ? order : order.reversed())
                        .map(pull -> pullBodies.pull(call.repository(), pull))
                        .toList();
        return paging.answer(request, found);
    }

    private Answer open(Call call, Request request) {
        var body = request.json();
        if (body.isEmpty() || !body.get().isObject()) {
            return GitHubSite.message(Answer.BAD_REQUEST, "Problems parsing JSON");
        }
        var owner = request.parameter("owner");
        var head = body.get().path("head").asText("").replaceFirst("^" + owner + ":", "");
        var base = body.get().path("base").asText("");
        var history = call.repository().history();
        var headCommit = history.find("heads/" + head);
        var baseCommit = history.find("heads/" + base);
        if (headCommit.isEmpty()) {
            return GitHubSite.invalid("PullRequest", "head", "invalid");
        }
        if (baseCommit.isEmpty()) {
            return GitHubSite.invalid("PullRequest", "base", "invalid");
        }
        if (call.repository().pulling().all().stream()
                .anyMatch(pull -> pull.open() && pull.head().equals(head))) {
            return refused("A pull request already exists for %s:%s.".formatted(owner, head));
        }
        if (history.compare(baseCommit.get().sha(), headCommit.get().sha()).ahead().isEmpty()) {
            return refused("No commits between %s and %s".formatted(base, head));
        }
        var pull =
                call.repository()
                        .pulling()
                        .open(
                                call.identity().name(),
                                head,
                                base,
                                body.get().path("title").asText(""),
                                body.get().path("body").asText(""));
        return Answer.json(Answer.CREATED, pullBodies.fullPull(call.repository(), pull));
    }

    private static Answer refused(String message) {
        return GitHubSite.failed(
                Map.of("resource", "PullRequest", "code", "custom", "message", message));
    }

    private Answer get(Call call, Request request) {
        return find(call, request)
                .map(pull -> Answer.json(Answer.OK, pullBodies.fullPull(call.repository(), pull)))
                .orElseGet(GitHubSite::notFound);
    }

    private Answer change(Call call, Request request) {
        var found = find(call, request);
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        var body = request.json().orElseGet(Json::object);
        var state = body.path("state").asText(found.get().open() ? "open" : "closed");
        if (!state.equals("open") && !state.equals("closed")) {
            return GitHubSite.invalid("PullRequest", "state", "invalid");
        }
        if (state.equals("open") && found.get().merged()) {
            return refused("Cannot change state: the pull request is merged.");
        }
        var title = body.path("title").asText(found.get().title());
        var text = body.path("body").asText(found.get().body());
        var changed =
                call.repository().pulling().change(found.get(), title, text, state.equals("open"));
        return Answer.json(Answer.OK, pullBodies.fullPull(call.repository(), changed));
    }

    private Answer files(Call call, Request request) {
        return find(call, request)
                .map(pull -> {
                    var pulls = call.repository().pulling();
                    var sha = pulls.headSha(pull);
                    return paging.answer(
                            request,
                            pulls.comparison(pull).files().stream()
                                    .map(file -> bodies.file(call.repository(), sha, file))
                                    .toList());
                })
                .orElseGet(GitHubSite::notFound);
    }

    private Answer isMerged(Call call, Request request) {
        return find(call, request).filter(Pull::merged).isPresent()
                ? Answer.typed(Answer.NO_CONTENT, "", "")
                : GitHubSite.notFound();
    }

    private Answer merge(Call call, Request request) {
        var found = find(call, request);
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        var pulls = call.repository().pulling();
        var expected = request.json().map(body -> body.path("sha").asText("")).orElse("");
        if (!found.get().open()) {
            return GitHubSite.message(Answer.WRONG_METHOD, "Pull Request is not mergeable");
        }
        if (!expected.isEmpty() && !expected.equals(pulls.headSha(found.get()))) {
            return GitHubSite.message(
                    Answer.CONFLICT, "Head branch was modified. Review and try the merge again.");
        }
        return pulls.merge(found.get())
                .map(commit ->
                        Answer.json(
                                Answer.OK,
                                Json.object(
                                        "sha",
                                        commit.sha(),
                                        "merged",
                                        true,
                                        "message",
                                        "Pull Request successfully merged")))
                .orElseGet(() ->
                        GitHubSite.message(Answer.WRONG_METHOD, "Pull Request is not mergeable"));
    }
}
