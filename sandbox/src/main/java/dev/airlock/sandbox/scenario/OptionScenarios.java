package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;
import static dev.airlock.sandbox.scenario.Ordinary.LOADER;

import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.Outcome;
import dev.airlock.event.RunningDag;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.sandbox.standin.web.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stories of deploys that are ordered with an option. */
final class OptionScenarios {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private OptionScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.ends(
                                "dry-run",
                                "What a deploy would do, while a DAG works; nothing is written"
                                        + " anywhere",
                                Outcome.SUCCEEDED,
                                false)
                        .ordered(Map.of("dryRun", true))
                        .arranged(catalogChanges(Ordinary::load))
                        .upon(PlanProposed.class, _ -> {})
                        .checked(
                                nothingWritten(),
                                Seen.leftAlone(LOADER),
                                told(),
                                same(
                                        "no commit in the infrastructure repository",
                                        stage -> List.of(stage.before().commit()),
                                        stage -> stage.infra().git().heads())),
                Scenario.of(
                                "force",
                                "A DAG works for long; by force its run is sacrificed, and named",
                                Ending.succeeded().kills(LOADER))
                        .settings(Map.of("airflow.forceClear", "PT1S"))
                        .ordered(Map.of("force", true, "reason", "Flickr blocks us right now"))
                        .arranged(catalogChanges(Ordinary::load))
                        .checked(Seen.sacrificed(LOADER)));
    }

    /** Logging in is no change; telling people is not one of the systems deployed to. */
    private static Check nothingWritten() {
        return same(
                "stand-ins were read and never written to",
                _ -> List.of(),
                stage ->
                        stage.universe().calls().all().stream()
                                .filter(call -> !READING.contains(call.method()))
                                .filter(call -> !call.route().startsWith("/slack/"))
                                .filter(call -> !call.route().startsWith("/webhook/"))
                                .filter(call -> !call.route().equals("/airflow/auth/token"))
                                .map(Call::toString)
                                .toList());
    }

    private static Check told() {
        return that(
                "told what runs, where a rollback would go, and the plan with its verdict",
                stage ->
                        stage.events(DagsCleared.class).stream()
                                        .flatMap(cleared -> cleared.runs().stream())
                                        .map(RunningDag::dagId)
                                        .anyMatch(LOADER::equals)
                                && stage.events(PlanProposed.class).stream()
                                        .allMatch(plan ->
                                                !plan.changes().isEmpty()
                                                        && !plan.contract().isEmpty())
                                && stage.events(PlanProposed.class).size() == 1
                                && stage.events(RollbackPreflighted.class).stream()
                                        .map(RollbackPreflighted::version)
                                        .toList()
                                        .equals(List.of(Stage.DEPLOYED))
                                && stage.events(DagsHeld.class).isEmpty(),
                stage -> stage.events(DagsCleared.class) + ", " + stage.events(PlanProposed.class));
    }
}
