package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.sandbox.standin.web.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stories in which what Airlock calls works badly, or not at all, and things happen once. */
final class OutageScenarios {
    private static final int THIRD = 3;
    private static final long SEED = 20_230_717;
    private static final String SLACK = "slack";
    private static final String DISPATCH =
            "/github/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches";

    private static final String PLAN =
            "    @{{ terraform }} -chdir=\"environments/{{ environment }}\" plan ";
    private static final String NO_ROOM = "    @cp justfile /dev/full\n";

    private OutageScenarios() {}

    /** Everything that is called, a third of the calls gone wrong; those that act among them. */
    static List<Scenario> flaky() {
        var all = Stream.concat(Trouble.plain().stream(), Trouble.dark().stream()).toList();
        return List.of(
                flaky("airflow", all),
                flaky("github", all),
                flaky("registry", all),
                flaky("sentry", all));
    }

    private static Scenario flaky(String system, List<Trouble> troubles) {
        return Scenario.succeeds(
                        "flaky-" + system,
                        "A third of the calls to %s go wrong, some of them after they have acted"
                                .formatted(system))
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.parkImageRefresh(stage);
                            stage.universe().faults().often(system, THIRD, SEED, troubles);
                        }))
                .checked(Seen.pausedAndAlive(Ordinary.IMAGE_REFRESH), wentWrong(system));
    }

    static List<Scenario> all() {
        return List.of(slackDown(), dispatchLost(), diskFull(), servicesStartFirst());
    }

    private static Scenario slackDown() {
        return Scenario.succeeds(
                        "slack-down",
                        "Slack is down from before the deploy until it has ended, and stumbles"
                                + " afterwards: the deploy goes on, and all is told then")
                .arranged(catalogChanges(stage -> stage.universe().faults().down(SLACK)))
                .upon(
                        DeployEnded.class,
                        stage -> {
                            stage.tell("Slack is there again");
                            stage.universe().faults().often(SLACK, THIRD, SEED, Trouble.plain());
                        })
                .checked(wentWrong(SLACK));
    }

    private static Scenario dispatchLost() {
        return Scenario.of(
                        "dispatch-lost",
                        "GitHub starts the rollback's workflow and its answer is lost: the run is"
                                + " found and followed, not started twice",
                        Ending.rolledBack())
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.comesUpWrong(stage);
                            stage.universe().faults().lose(1, "POST", DISPATCH);
                        }))
                .upon(RollbackRequested.class, Ordinary::comesUpRight)
                .checked(
                        RollbackScenarios.requestedBy("policy"),
                        RollbackScenarios.broughtBack(),
                        Check.same(
                                "dispatched once",
                                _ -> 1,
                                stage -> stage.universe().calls().count("POST", DISPATCH)));
    }

    /** A file that is always full stands for the disk: the first thing that a plan writes fails. */
    private static Scenario diskFull() {
        return Scenario.ends(
                        "disk-full",
                        "The workspace's disk is full when it is to plan: tried again, told, undone",
                        Outcome.FAILED,
                        true)
                .arranged(
                        catalogChanges(stage ->
                                stage.infra()
                                        .merge(
                                                "Write first where there is no room",
                                                "justfile",
                                                text -> text.replace(PLAN, NO_ROOM + PLAN))))
                .checked(
                        EndingScenarios.failedAt(Step.PLAN),
                        EndingScenarios.neverApplied(),
                        Check.that(
                                "the full disk named",
                                stage ->
                                        reasons(stage)
                                                .toLowerCase(Locale.ROOT)
                                                .contains("no space left"),
                                OutageScenarios::reasons));
    }

    private static String reasons(Stage stage) {
        return stage.events(StepFailed.class).stream()
                .map(StepFailed::reason)
                .collect(Collectors.joining(", "));
    }

    private static Scenario servicesStartFirst() {
        return Scenario.succeeds(
                        "services-start-first",
                        "The services start before there is a Postgres, a Kafka, a topic: they wait"
                                + " for each")
                .arranged(
                        catalogChanges(stage -> {
                            stage.tell("the services are started before Postgres and Kafka");
                            stage.world().startServicesFirst();
                        }))
                .playedAlone();
    }

    /** A story about troubles has some. */
    private static Check wentWrong(String system) {
        return Check.that(
                "calls to %s went wrong".formatted(system),
                stage -> stage.universe().faults().taken(system) > 0,
                stage -> stage.universe().faults().taken(system));
    }
}
