package dev.airlock.deploy.report;

import java.util.List;

/**
 * One sentence of the runbook that people followed by hand, and the steps that do it.
 *
 * @param says the sentence, in short
 * @param steps by their names in a deploy's status
 */
public record Sentence(String says, List<String> steps) {

    /** The runbook, in its order. */
    public static final List<Sentence> RUNBOOK =
            List.of(
                    of("No DAGs are running", "check"),
                    of("The changes are previewed, a release is necessary", "preview"),
                    of("The drafted release is published", "publish"),
                    of("The app is built and tagged", "build"),
                    of("The version is bumped in the infrastructure repository", "plan"),
                    of("The gate is opened, and the plan verified before deploying", "approval"),
                    of("Refresh DAGs that wait on their sensor are paused", "hold"),
                    of("The plan is applied", "apply"),
                    of("The gate is closed again", "gate"),
                    of("Airflow is accessible, with the right version", "instance"),
                    of("Paused DAGs are unpaused", "resume"),
                    of("Sentry shows no new errors", "verify"),
                    of("The changelog pull request is reviewed and approved", "changelog"),
                    of("A pull request with the version bump is open", "infra-pull-request"),
                    of("In the event of errors: rolled back to the version before", "rollback"));

    public Sentence {
        steps = List.copyOf(steps);
    }

    private static Sentence of(String says, String... steps) {
        return new Sentence(says, List.of(steps));
    }
}
