package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deployments of one repository. */
final class Deployments {
    private static final long FIRST = 42_000L;

    private final Timeline timeline;
    private final History history;
    private final List<Deployment> deployments = new ArrayList<>();
    private long statuses;

    Deployments(Timeline timeline, History history) {
        this.timeline = timeline;
        this.history = history;
    }

    List<Deployment> all() {
        return List.copyOf(deployments);
    }

    Optional<Deployment> find(String id) {
        return deployments.stream()
                .filter(each -> String.valueOf(each.id()).equals(id))
                .findFirst();
    }

    /** Empty if there is no such branch, tag or commit. */
    Optional<Deployment> begin(JsonNode body, String creator) {
        var ref = body.path("ref").asText("");
        return history.find("tags/" + ref)
                .or(() -> history.find("heads/" + ref))
                .or(() -> history.find(ref))
                .map(commit -> {
                    var deployment =
                            new Deployment(
                                    FIRST + deployments.size(),
                                    ref,
                                    commit.sha(),
                                    body,
                                    creator,
                                    timeline.now());
                    deployments.add(deployment);
                    return deployment;
                });
    }

    Deployment.Status tell(Deployment deployment, JsonNode body, String creator) {
        statuses++;
        var status =
                new Deployment.Status(
                        statuses, body.path("state").asText(), body, creator, timeline.now());
        deployment.add(status);
        return status;
    }
}
