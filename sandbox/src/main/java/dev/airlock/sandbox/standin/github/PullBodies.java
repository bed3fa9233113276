package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;

/** The API's JSON of pull requests and their reviews. */
final class PullBodies {
    private final Bodies bodies;

    PullBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    ObjectNode pull(Repository repository, Pull pull) {
        var head = repository.pulling().headSha(pull);
        var number = String.valueOf(pull.number());
        var body = bodies.template(repository, "pull", "number", number, "head", head);
        body.put("id", pull.number())
                .put("number", pull.number())
                .put("state", pull.open() ? "open" : "closed")
                .put("title", pull.title())
                .put("body", pull.body())
                .put("created_at", Bodies.time(pull.createdAt()))
                .put("updated_at", Bodies.time(pull.createdAt()))
                .put("closed_at", Bodies.time(pull.closedAt()))
                .put("merged_at", pull.merged() ? Bodies.time(pull.closedAt()) : null)
                .put("merge_commit_sha", pull.mergeCommit());
        body.set("user", bodies.user(pull.author()));
        body.set("head", end(repository, pull.head(), head));
        var base = repository.history().find("heads/" + pull.base()).orElseThrow();
        body.set("base", end(repository, pull.base(), base.sha()));
        return body;
    }

    private ObjectNode end(Repository repository, String branch, String sha) {
        var owner = bodies.organization(repository);
        var end =
                Json.object(
                        "label",
                        owner.path("login").asText() + ":" + branch,
                        "ref",
                        branch,
                        "sha",
                        sha);
        end.set("user", owner);
        end.set("repo", bodies.repository(repository));
        return end;
    }

    /** What a pull request by itself says besides what the list says. */
    ObjectNode fullPull(Repository repository, Pull pull) {
        var body = pull(repository, pull);
        var comparison = repository.pulling().comparison(pull);
        body.put("merged", pull.merged())
                .put("mergeable", pull.open() ? true : null)
                .put("rebaseable", pull.open() ? true : null)
                .put("mergeable_state", pull.open() ? "clean" : "unknown")
                .put("comments", 0)
                .put("review_comments", 0)
                .put("maintainer_can_modify", false)
                .put("commits", comparison.ahead().size())
                .put("additions", comparison.files().stream().mapToInt(FileChange::additions).sum())
                .put("deletions", comparison.files().stream().mapToInt(FileChange::deletions).sum())
                .put("changed_files", comparison.files().size());
        body.putNull("merged_by");
        return body;
    }

    ObjectNode review(Repository repository, Pull pull, Review review) {
        var body =
                bodies.template(
                        repository,
                        "review",
                        "number",
                        String.valueOf(pull.number()),
                        "id",
                        String.valueOf(review.id()));
        body.put("id", review.id())
                .put("body", review.body())
                .put("state", review.state())
                .put("commit_id", review.commit())
                .put("submitted_at", Bodies.time(review.at()));
        body.set("user", bodies.user(review.author()));
        return body;
    }
}
