package dev.airlock.sandbox.world;

/** What can be killed in a world: a service, what they all need, or what one of them runs. */
public enum Victim {
    DEPLOY_API("deploy-api"),
    AIRFLOW_WATCHER("airflow-watcher"),
    RELEASE_SERVICE("release-service"),
    INFRA_RUNNER("infra-runner"),
    VERIFIER("verifier"),
    NOTIFIER("notifier"),
    KAFKA("Kafka"),
    POSTGRES("Postgres"),

    /** The Terraform that infra-runner runs, and nothing else. */
    TERRAFORM("Terraform"),

    /** infra-runner with all it has started, as a container's or a machine's end. */
    INFRA_RUNNER_TREE("infra-runner and what it runs");

    private final String id;

    Victim(String id) {
        this.id = id;
    }

    /** What people call it; a service's own name. */
    public String id() {
        return id;
    }
}
