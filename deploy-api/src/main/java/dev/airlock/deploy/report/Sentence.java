package dev.airlock.deploy.report;

import dev.airlock.event.EventType;
import java.util.List;

/**
 * One sentence of the runbook that people followed by hand, and the step that does it. {@code
 * docs/runbook.md} has the sentences in full, and what shows that they are done.
 *
 * @param says the sentence, in short
 * @param step by its name in a deploy's status
 * @param begins the event with which the step begins
 * @param ends the event that says it is done
 */
public record Sentence(String says, String step, EventType begins, EventType ends) {

    /** The runbook, in its order. */
    public static final List<Sentence> RUNBOOK =
            List.of(
                    new Sentence(
                            "No DAGs are running",
                            "check",
                            EventType.DEPLOY_REQUESTED,
                            EventType.DAGS_CLEARED),
                    new Sentence(
                            "The changes are previewed, a release is necessary",
                            "preview",
                            EventType.DAGS_CLEARED,
                            EventType.RELEASE_PREVIEWED),
                    new Sentence(
                            "The drafted release is published",
                            "publish",
                            EventType.RELEASE_PREVIEWED,
                            EventType.RELEASE_PUBLISHED),
                    new Sentence(
                            "The app is built and tagged",
                            "build",
                            EventType.RELEASE_PUBLISHED,
                            EventType.RELEASE_READY),
                    new Sentence(
                            "The version is bumped in the infrastructure repository",
                            "plan",
                            EventType.RELEASE_READY,
                            EventType.PLAN_PROPOSED),
                    new Sentence(
                            "The gate is opened, and the plan verified before deploying",
                            "approval",
                            EventType.PLAN_PROPOSED,
                            EventType.PLAN_APPROVED),
                    new Sentence(
                            "Refresh DAGs that wait on their sensor are paused",
                            "hold",
                            EventType.PLAN_APPROVED,
                            EventType.DAGS_HELD),
                    new Sentence(
                            "The plan is applied",
                            "apply",
                            EventType.APPLY_STARTED,
                            EventType.APPLIED),
                    new Sentence(
                            "The gate is closed again",
                            "gate",
                            EventType.APPLY_STARTED,
                            EventType.GATE_CLOSED),
                    new Sentence(
                            "Airflow is accessible, with the right version",
                            "instance",
                            EventType.APPLIED,
                            EventType.AIRFLOW_REACHABLE),
                    new Sentence(
                            "Paused DAGs are unpaused",
                            "resume",
                            EventType.AIRFLOW_REACHABLE,
                            EventType.DAGS_RESUMED),
                    new Sentence(
                            "Sentry shows no new errors",
                            "verify",
                            EventType.DAGS_RESUMED,
                            EventType.VERIFIED),
                    new Sentence(
                            "The changelog pull request is reviewed and approved",
                            "changelog",
                            EventType.VERIFIED,
                            EventType.CHANGELOG_APPROVED),
                    new Sentence(
                            "A pull request with the version bump is open",
                            "infra-pull-request",
                            EventType.VERIFIED,
                            EventType.INFRA_PULL_REQUEST_OPENED),
                    new Sentence(
                            "In the event of errors: rolled back to the version before",
                            "rollback",
                            EventType.ROLLBACK_REQUESTED,
                            EventType.ROLLED_BACK),
                    new Sentence(
                            "If anything else goes wrong: an incident, and the team is told",
                            "incident",
                            EventType.INCIDENT_DECLARED,
                            EventType.INCIDENT_RESOLVED));
}
