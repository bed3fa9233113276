package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The steps of a deploy, as people and {@link StepEvent.StepFailed} name them. */
public enum Step {
    /** airflow-watcher: no DAG runs. */
    @JsonProperty("check")
    CHECK,

    /** infra-runner: is there a version to go back to, its image, the workflow. */
    @JsonProperty("preflight")
    PREFLIGHT,

    /** release-service: find the draft and its changes. */
    @JsonProperty("preview")
    PREVIEW,

    /** release-service: publish the drafted release. */
    @JsonProperty("publish")
    PUBLISH,

    /** release-service: wait until the image is built and tagged. */
    @JsonProperty("build")
    BUILD,

    /** infra-runner: clone, branch and bump the version. */
    @JsonProperty("bump")
    BUMP,

    /** infra-runner: open the gate, plan, close the gate, check the contract. */
    @JsonProperty("plan")
    PLAN,

    /** airflow-watcher: drain and pause. */
    @JsonProperty("hold")
    HOLD,

    /** infra-runner: apply exactly the approved plan. */
    @JsonProperty("apply")
    APPLY,

    /** infra-runner: destroy the plan, read the gate back. */
    @JsonProperty("gate")
    GATE,

    /** verifier: the new instance answers with the right version. */
    @JsonProperty("instance")
    INSTANCE,

    /** infra-runner: bring the version before back. */
    @JsonProperty("rollback")
    ROLLBACK,

    /** airflow-watcher: unpause exactly what was paused. */
    @JsonProperty("resume")
    RESUME,

    /** verifier: Sentry over the soak. */
    @JsonProperty("verify")
    VERIFY,

    /** release-service: approve the changelog pull request. */
    @JsonProperty("changelog")
    CHANGELOG,

    /** infra-runner: open the pull request with the bump. */
    @JsonProperty("infra-pull-request")
    INFRA_PULL_REQUEST
}
