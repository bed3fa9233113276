package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Releases: only who may push sees drafts, and nobody finds them by tag. */
final class ReleaseRoutes {
    private static final String RELEASES = "/repos/{owner}/{repo}/releases";

    private final GitHubSite site;
    private final Bodies bodies;
    private final Paging paging;
    private final BiConsumer<Repository, Release> published;

    ReleaseRoutes(
            GitHubSite site,
            Bodies bodies,
            Paging paging,
            BiConsumer<Repository, Release> published) {
        this.site = site;
        this.bodies = bodies;
        this.paging = paging;
        this.published = published;
    }

    void add(Routes routes) {
        routes.on("GET", RELEASES, site.seeing(this::list))
                .on("GET", RELEASES + "/tags/{tag...}", site.seeing(this::byTag))
                .on("GET", RELEASES + "/latest", site.seeing(this::latest))
                .on("GET", RELEASES + "/{release_id}", site.seeing(this::get))
                .on("PATCH", RELEASES + "/{release_id}", site.pushing(this::patch));
    }

    private Answer list(Call call, Request request) {
        var visible =
                call.repository().releasing().all().stream()
                        .filter(release -> !release.draft() || call.pushes())
                        .map(release -> bodies.release(call.repository(), release))
                        .toList();
        return paging.answer(request, visible);
    }

    private Answer byTag(Call call, Request request) {
        return answer(call, call.repository().releasing().findPublished(request.parameter("tag")));
    }

    private Answer latest(Call call, Request request) {
        return answer(
                call,
                call.repository().releasing().all().stream()
                        .filter(release -> !release.draft() && !release.prerelease())
                        .findFirst());
    }

    private Answer get(Call call, Request request) {
        return answer(
                call, find(call, request).filter(release -> !release.draft() || call.pushes()));
    }

    private Answer answer(Call call, Optional<Release> release) {
        return release.map(
                        found -> Answer.json(Answer.OK, bodies.release(call.repository(), found)))
                .orElseGet(GitHubSite::notFound);
    }

    private static Optional<Release> find(Call call, Request request) {
        var id = request.parameter("release_id");
        return id.matches("\\d{1,9}")
                ? call.repository().releasing().find(Integer.parseInt(id))
                : Optional.empty();
    }

    private Answer patch(Call call, Request request) {
        var found = find(call, request);
        var body = request.json();
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        if (body.isEmpty() || !body.get().isObject()) {
            return GitHubSite.message(Answer.BAD_REQUEST, "Problems parsing JSON");
        }
        var saved = call.repository().releasing().save(changed(found.get(), body.get()));
        if (saved.isEmpty()) {
            return GitHubSite.invalid("Release", "target_commitish", "invalid");
        }
        if (found.get().draft() && !saved.get().draft()) {
            published.accept(call.repository(), saved.get());
        }
        return answer(call, saved);
    }

    private static Release changed(Release release, JsonNode fields) {
        return new Release(
                release.id(),
                fields.path("tag_name").asText(release.tag()),
                fields.path("target_commitish").asText(release.target()),
                fields.path("name").asText(release.name()),
                fields.path("body").asText(release.body()),
                fields.path("draft").asBoolean(release.draft()),
                fields.path("prerelease").asBoolean(release.prerelease()),
                release.author(),
                release.createdAt(),
                release.publishedAt());
    }
}
