package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;
import static dev.airlock.sandbox.scenario.Ordinary.LOADER;

import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.scenario.Ending.Bump;
import dev.airlock.sandbox.standin.github.WorkflowRun;
import java.util.List;
import java.util.Map;

/** Stories that end with the version before running again, by the deployment workflow. */
final class RollbackScenarios {
    private static final String OLD = "rel-" + Stage.DEPLOYED;

    private RollbackScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                                "wrong-version",
                                "The new instance runs another Airflow: rolled back by policy",
                                Ending.rolledBack())
                        .arranged(catalogChanges(Ordinary::comesUpWrong))
                        .upon(RollbackRequested.class, Ordinary::comesUpRight)
                        .checked(requestedBy("policy"), broughtBack(), heldOnce()),
                Scenario.of(
                                "sentry-errors",
                                "New errors appear in Sentry after the deploy: rolled back by"
                                        + " policy",
                                Ending.rolledBack())
                        // Sentry tells whole seconds: the rollback begins in a later one.
                        .settings(Map.of("airflow.settle", "PT1.2S"))
                        .arranged(catalogChanges(_ -> {}))
                        .upon(
                                DagsResumed.class,
                                stage ->
                                        stage.universe()
                                                .sentry()
                                                .raise("KeyError: 'licence' in flickr_workflow"))
                        .checked(requestedBy("policy"), broughtBack()),
                Scenario.of(
                                "rollback-by-operator",
                                "The operator rolls back while the new version is verified",
                                Ending.rolledBack())
                        .settings(Map.of("verify.soak", "PT5S"))
                        .arranged(catalogChanges(_ -> {}))
                        .upon(DagsResumed.class, stage -> stage.operator().rollBack())
                        .checked(requestedBy("operator"), broughtBack()),
                Scenario.of(
                                "rollback-of-ended",
                                "A deploy that ended well is rolled back by a deploy of its own,"
                                        + " while a DAG works: it is sacrificed, and named",
                                Ending.succeeded()
                                        .then(Outcome.ROLLED_BACK)
                                        .runs(Stage.DEPLOYED, 2)
                                        .bump(Bump.CLOSED)
                                        .kills(LOADER))
                        .settings(Map.of("airflow.rollbackClear", "PT1S"))
                        .arranged(catalogChanges(Ordinary::loader))
                        .followedBy(stage -> {
                            stage.airflow().startRun(LOADER);
                            return stage.operator().rollBackEnded();
                        })
                        .checked(
                                requestedBy("operator"),
                                broughtBack(),
                                Seen.sacrificed(LOADER),
                                closed()));
    }

    /** Who asked for it; and nobody asked twice. */
    static Check requestedBy(String who) {
        return Check.same(
                "rollback to %s requested once, by %s".formatted(OLD, who),
                _ -> List.of(who + " " + OLD),
                stage ->
                        stage.events(RollbackRequested.class).stream()
                                .map(back -> back.by() + " " + back.tag())
                                .toList());
    }

    /** The workflow ran with the old tag, its run is linked, and what it brought is verified. */
    static Check broughtBack() {
        return Check.that(
                "workflow run with the old tag, linked, verified as rollback",
                stage ->
                        stage.universe().deployment().runs().stream()
                                        .map(WorkflowRun::inputs)
                                        .toList()
                                        .equals(List.of(Map.of("tag", OLD)))
                                && stage.events(RolledBack.class).stream()
                                        .allMatch(back -> back.workflowRunUrl().contains("/runs/"))
                                && stage.events(Verified.class).getLast().of() == Subject.ROLLBACK,
                stage ->
                        stage.universe().deployment().runs()
                                + ", "
                                + stage.events(RolledBack.class)
                                + ", "
                                + stage.events(Verified.class));
    }

    /** Nothing was given back between the two restarts. */
    private static Check heldOnce() {
        return Check.that(
                "DAGs held from before the apply until the version before ran",
                stage ->
                        stage.events(DagsHeld.class).size() == 2
                                && stage.events(DagsResumed.class).size() == 1,
                stage -> stage.events(DagsHeld.class) + ", " + stage.events(DagsResumed.class));
    }

    private static Check closed() {
        return Check.that(
                "closing of the bump's pull request told",
                stage -> stage.events(InfraPullRequestClosed.class).size() == 1,
                stage -> stage.events(InfraPullRequestClosed.class));
    }
}
