package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;

/** The API's JSON of deployments. */
final class DeploymentBodies {
    private final Bodies bodies;

    DeploymentBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    ObjectNode deployment(Repository repository, Deployment deployment) {
        var body = bodies.template(repository, "deployment", "id", String.valueOf(deployment.id()));
        var environment = deployment.field("environment", "production");
        body.put("id", deployment.id())
                .put("sha", deployment.sha())
                .put("ref", deployment.ref())
                .put("task", deployment.field("task", "deploy"))
                .put("environment", environment)
                .put("original_environment", environment)
                .put("description", deployment.field("description", ""))
                .put("created_at", Bodies.time(deployment.createdAt()))
                .put("updated_at", Bodies.time(deployment.createdAt()));
        body.set("payload", deployment.payload().isObject() ? deployment.payload() : Json.object());
        body.set("creator", bodies.user(deployment.creator()));
        return body;
    }

    ObjectNode status(Repository repository, Deployment deployment, Deployment.Status status) {
        var body =
                bodies.template(
                        repository,
                        "deployment-status",
                        "id",
                        String.valueOf(status.id()),
                        "deployment",
                        String.valueOf(deployment.id()));
        var log = status.body().path("log_url").asText("");
        body.put("id", status.id())
                .put("state", status.state())
                .put("description", status.body().path("description").asText(""))
                .put("environment", deployment.field("environment", "production"))
                .put("environment_url", status.body().path("environment_url").asText(""))
                .put("log_url", log)
                .put("target_url", log)
                .put("created_at", Bodies.time(status.createdAt()))
                .put("updated_at", Bodies.time(status.createdAt()));
        body.set("creator", bodies.user(status.creator()));
        return body;
    }
}
