package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.github.GitHubSite.Call;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import java.util.List;

/** Reviews of a pull request; nobody approves their own. */
final class ReviewRoutes {
    private static final String REVIEWS = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";

    private final GitHubSite site;
    private final PullBodies bodies;
    private final Paging paging;

    ReviewRoutes(GitHubSite site, PullBodies bodies, Paging paging) {
        this.site = site;
        this.bodies = bodies;
        this.paging = paging;
    }

    void add(Routes routes) {
        routes.on("GET", REVIEWS, site.seeing(this::list))
                .on("POST", REVIEWS, site.seeing(this::create));
    }

    private Answer list(Call call, Request request) {
        return PullRoutes.find(call, request)
                .map(pull ->
                        paging.answer(
                                request,
                                pull.reviews().stream()
                                        .map(review ->
                                                bodies.review(call.repository(), pull, review))
                                        .toList()))
                .orElseGet(GitHubSite::notFound);
    }

    private Answer create(Call call, Request request) {
        if (call.identity().anonymous()) {
            return GitHubSite.message(Answer.UNAUTHORIZED, "Requires authentication");
        }
        var found = PullRoutes.find(call, request);
        if (found.isEmpty()) {
            return GitHubSite.notFound();
        }
        var body = request.json().orElseGet(Json::object);
        var event = body.path("event").asText("");
        var text = body.path("body").asText("");
        var author = call.identity().name();
        if (found.get().author().equals(author)
                && (event.equals("APPROVE") || event.equals("REQUEST_CHANGES"))) {
            return unprocessable(
                    event.equals("APPROVE")
                            ? "Can not approve your own pull request"
                            : "Can not request changes on your own pull request");
        }
        if (text.isEmpty() && (event.equals("COMMENT") || event.equals("REQUEST_CHANGES"))) {
            return unprocessable("Body can not be blank");
        }
        var state =
                switch (event) {
                    case "APPROVE" -> "APPROVED";
                    case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
                    case "COMMENT" -> "COMMENTED";
                    case "" -> "PENDING";
                    default -> "";
                };
        if (state.isEmpty()) {
            return unprocessable("Variable $event was provided invalid value");
        }
        var review = call.repository().pulling().review(found.get(), author, state, text);
        return Answer.json(Answer.OK, bodies.review(call.repository(), found.get(), review));
    }

    private static Answer unprocessable(String error) {
        return Answer.json(
                Answer.UNPROCESSABLE,
                Json.object(
                        "message", "Unprocessable Entity",
                        "errors", List.of(error),
                        "documentation_url", "https://docs.github.com/rest/pulls/reviews",
                        "status", "422"));
    }
}
