package dev.airlock.sandbox.standin.sentry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sentry: the list of a project's issues, searched, paged by cursor, newest first. */
public final class Sentry implements Site {
    private static final String ORGANIZATION = "openverse";
    private static final String PROJECT = "catalog";
    private static final int PAGE = 100;

    private final Timeline timeline;
    private final String root;
    private final String token;
    private final List<Issue> issues = new ArrayList<>();
    private final Routes routes =
            new Routes()
                    .on("GET", "/api/0/projects/{organization}/{project}/issues/", this::list)
                    .on("GET", "/api/0/projects/{organization}/{project}/", this::project);

    public Sentry(Timeline timeline, String root, String token) {
        this.timeline = timeline;
        this.root = root;
        this.token = token;
    }

    /**
     * An issue is there from now on; the lists show it once its first event is not in the future.
     */
    public void add(Issue issue) {
        timeline.change(() -> issues.add(issue));
    }

    /** A new error in production, right now. */
    public void raise(String title) {
        timeline.change(() -> issues.add(Issue.error(title, timeline.now())));
    }

    private Answer list(Request request) {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var query =
                IssueQuery.parse(request.first("query").orElse("is:unresolved"), timeline.now());
        if (query.isEmpty()) {
            return detail(Answer.BAD_REQUEST, "Error parsing search query: invalid value");
        }
        var environments = request.all("environment");
        var found =
                issues.stream()
                        .filter(issue -> !issue.firstSeen().isAfter(timeline.now()))
                        .filter(query.get())
                        .filter(issue ->
                                environments.isEmpty()
                                        || environments.contains(issue.environment()))
                        .sorted(Comparator.comparing(Issue::lastSeen).reversed())
                        .toList();
        return page(request, found);
    }

    private Answer page(Request request, List<Issue> found) {
        var size = request.first("limit").map(Integer::parseInt).map(n -> Math.min(n, PAGE));
        var limit = size.orElse(PAGE);
        // A cursor is "value:offset:is-previous"; here the offset counts pages.
        var page = request.first("cursor").map(cursor -> Integer.parseInt(cursor.split(":")[1]));
        var from = Math.min(found.size(), page.orElse(0) * limit);
        var to = Math.min(found.size(), from + limit);
        var body = Json.array(found.subList(from, to).stream().map(this::json).toList());
        return Answer.json(Answer.OK, body)
                .header(
                        "Link",
                        link(request, "previous", from > 0, page.orElse(0) - 1, 1)
                                + ", "
                                + link(request, "next", to < found.size(), page.orElse(0) + 1, 0));
    }

    private String link(Request request, String rel, boolean results, int page, int previous) {
        var cursor = "0:%d:%d".formatted(Math.max(page, 0), previous);
        return "<%s%s?&cursor=%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\""
                .formatted(root, request.path(), cursor, rel, results, cursor);
    }

    private ObjectNode json(Issue issue) {
        var number = String.valueOf(issues.indexOf(issue) + 1);
        var body = Json.template("sentry/issue");
        body.put("id", number)
                .put("title", issue.title())
                .put("level", issue.level())
                .put("status", issue.status())
                .put("substatus", issue.substatus())
                .put("count", String.valueOf(issue.count()))
                .put("firstSeen", issue.firstSeen().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("lastSeen", issue.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("shortId", "CATALOG-" + number)
                .put("permalink", root + "/organizations/openverse/issues/" + number + "/");
        body.withObject("/metadata").put("title", issue.title());
        return body;
    }

    private Answer project(Request request) {
        return refusal(request)
                .orElseGet(() ->
                        Answer.json(
                                Answer.OK,
                                Json.object("id", "2", "slug", PROJECT, "name", "Catalog")));
    }

    private Optional<Answer> refusal(Request request) {
        var shown = request.authorization("Bearer");
        if (shown.isEmpty()) {
            return Optional.of(
                    detail(Answer.UNAUTHORIZED, "Authentication credentials were not provided."));
        }
        if (!shown.get().equals(token)) {
            return Optional.of(detail(Answer.UNAUTHORIZED, "Invalid token"));
        }
        return request.parameter("organization").equals(ORGANIZATION)
                        && request.parameter("project").equals(PROJECT)
                ? Optional.empty()
                : Optional.of(detail(Answer.NOT_FOUND, "The requested resource does not exist"));
    }

    private static Answer detail(int status, String detail) {
        return Answer.json(status, Json.object("detail", detail));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return detail(Answer.NOT_FOUND, "The requested resource does not exist");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return detail(
                Answer.WRONG_METHOD, "Method \"%s\" not allowed.".formatted(request.method()));
    }
}
