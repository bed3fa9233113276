package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.sandbox.scenario.Ending.Bump;
import dev.airlock.sandbox.standin.airflow.PauseCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stories in which a person says or does what no system can. */
final class PeopleScenarios {
    private static final String MANIFEST = "/registry/v2/{name...}/manifests/{reference}";
    private static final int ALL_DAY = 10_000;
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int CONFLICT = 409;

    private PeopleScenarios() {}

    static List<Scenario> all() {
        return List.of(registryAway(), pausesForgotten(), refusedVersionAllowed());
    }

    private static Scenario registryAway() {
        return Scenario.succeeds(
                        "registry-away",
                        "The registry is away all night: the operator says that the image is"
                                + " built")
                .arranged(catalogChanges(stage -> stage.universe().pipeline().buildTakes(A_WHILE)))
                // Later than the look for the way back, which needs the registry too.
                .upon(
                        ReleaseGranted.class,
                        stage -> stage.universe().faults().fail(ALL_DAY, "HEAD", MANIFEST, 503))
                .upon(ReleasePublished.class, stage -> stage.operator().override("build"))
                .checked(
                        same(
                                "built by the operator's word, without a digest",
                                _ -> List.of("operator null"),
                                stage ->
                                        stage.events(ReleaseReady.class).stream()
                                                .map(ready -> ready.by() + " " + ready.digest())
                                                .toList()));
    }

    private static Scenario pausesForgotten() {
        return Scenario.of(
                        "pauses-forgotten",
                        "Airflow refuses to unpause, the deploy is abandoned with the DAGs left"
                                + " paused; people unpause them by hand, and Airlock forgets them",
                        Ending.undone(Outcome.FAILED, true)
                                .runs(Stage.DRAFTED, 1)
                                .bump(Bump.KEPT)
                                .afterAnIncident())
                .arranged(catalogChanges(_ -> {}))
                .upon(ApplyStarted.class, stage -> stage.airflow().mayPause(false))
                .upon(
                        IncidentDeclared.class,
                        stage -> stage.operator().resolve("abandon", Map.of("dags", "leave")))
                .upon(
                        DeployEnded.class,
                        stage -> {
                            stage.tell("somebody unpauses the DAGs in Airflow");
                            stage.events(DagsHeld.class)
                                    .getFirst()
                                    .paused()
                                    .forEach(dag -> stage.airflow().pauseByHand(dag, false));
                            stage.operator().releasePauses("forget");
                        })
                .checked(
                        same(
                                "unpaused by people alone",
                                _ -> List.of(),
                                stage ->
                                        stage.airflow().pauseCalls().stream()
                                                .filter(call -> !call.paused())
                                                .map(PauseCall::dagId)
                                                .toList()),
                        same(
                                "who forgot them is on the timeline",
                                _ -> List.of("operator"),
                                stage ->
                                        stage.events(PausesReleased.class).stream()
                                                .map(PausesReleased::by)
                                                .toList()));
    }

    private static Scenario refusedVersionAllowed() {
        return Scenario.of(
                        "refused-version-allowed",
                        "A version that was rolled back is refused, until a person allows it"
                                + " again: then it is deployed",
                        Ending.rolledBack()
                                .then(Outcome.SUCCEEDED)
                                .runs(Stage.DRAFTED, 3)
                                .bump(Bump.PROPOSED))
                .settings(Map.of("policy.autoApprove", true))
                .arranged(catalogChanges(Ordinary::comesUpWrong))
                .upon(PlanProposed.class, _ -> {})
                .upon(RollbackRequested.class, Ordinary::comesUpRight)
                .followedBy(stage -> {
                    var again =
                            Map.<String, Object>of(
                                    "version",
                                    Stage.DRAFTED.value(),
                                    "reason",
                                    "It was not to blame");
                    stage.operator().unlock();
                    stage.operator().isRefused(again, CONFLICT);
                    stage.operator().allow(Stage.DRAFTED);
                    return stage.operator().start(again);
                })
                .checked(RollbackScenarios.requestedBy("policy"));
    }
}
