package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Ordinary.IMAGE_REFRESH;
import static dev.airlock.sandbox.scenario.Ordinary.LOADER;
import static dev.airlock.sandbox.scenario.Ordinary.RESTING;
import static dev.airlock.sandbox.scenario.Ordinary.work;

import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.sandbox.standin.airflow.DagPlay;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.standin.airflow.TaskPlay;
import dev.airlock.sandbox.world.TargetSpec.AirflowLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Stories that end with the new version running, whatever the DAGs do. */
final class DagScenarios {
    private static final String STUCK = "inaturalist_workflow";

    private DagScenarios() {}

    static List<Scenario> all() {
        return List.of(
                straightRoad(
                        "straight-road",
                        "A deploy while image_data_refresh waits on its sensor and another DAG is"
                                + " about to finish"),
                Scenario.succeeds(
                                "busy-dag",
                                "A DAG works when the deploy starts: it waits, then goes")
                        .arranged(catalogChanges(Ordinary::load))
                        .upon(DagsBlocked.class, stage -> Ordinary.finish(stage, LOADER))
                        .checked(
                                Seen.waitedFor(LOADER),
                                Seen.before(
                                        "cleared before anything was published",
                                        DagsCleared.class,
                                        ReleasePublished.class)),
                parked(),
                notParked(),
                sensorLetsGo(),
                Scenario.succeeds(
                                "paused-with-stuck-run",
                                "Somebody paused a DAG in the middle of a run: it does not block")
                        .arranged(
                                catalogChanges(stage -> {
                                    stage.airflow()
                                            .add(
                                                    DagPlay.of(
                                                                    STUCK,
                                                                    work("pull", 300),
                                                                    work("load", 300))
                                                            .startingPaused());
                                    stage.airflow().stuckRun(STUCK);
                                }))
                        .checked(Seen.didNotWaitFor(STUCK), Seen.leftAlone(STUCK)),
                runStartsAfterApproval(),
                InstanceScenarios.oldInstanceAnswers(),
                straightRoad(
                                "airflow-2",
                                "The straight road on Airflow 2, whose API and scheduler differ")
                        .line(AirflowLine.AIRFLOW_2));
    }

    private static Scenario straightRoad(String name, String tells) {
        return Scenario.succeeds(name, tells)
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.parkImageRefresh(stage);
                            Ordinary.load(stage);
                            Ordinary.mergeWhilePublishing(stage);
                        }))
                .upon(DagsBlocked.class, stage -> Ordinary.finish(stage, LOADER))
                .checked(Seen.waitedFor(LOADER), Seen.pausedAndAlive(IMAGE_REFRESH));
    }

    static Scenario parked() {
        return Scenario.succeeds(
                        "parked-dag",
                        "image_data_refresh waits on its sensor: paused, deployed, resumed")
                .arranged(catalogChanges(Ordinary::parkImageRefresh))
                .checked(Seen.heldParked(IMAGE_REFRESH), Seen.pausedAndAlive(IMAGE_REFRESH));
    }

    static Scenario atOnce() {
        return Scenario.succeeds("at-once", "Everything answers at once")
                .settings(
                        Map.of(
                                "policy.autoApprove", true,
                                "verify.soak", "PT0S",
                                "verify.poll", "PT0.05S",
                                "airflow.settle", "PT0.1S"))
                .arranged(
                        catalogChanges(stage -> {
                            stage.airflow().restartPlan(RestartPlan.atOnce());
                            stage.universe().pipeline().buildTakes(Duration.ZERO);
                        }))
                .upon(PlanProposed.class, _ -> {});
    }

    private static Scenario notParked() {
        return Scenario.succeeds(
                        "not-parked",
                        "image_data_refresh runs on something else than its sensor: waited for")
                .arranged(
                        catalogChanges(stage -> {
                            stage.airflow()
                                    .add(
                                            DagPlay.of(
                                                    IMAGE_REFRESH,
                                                    Ordinary.endless("copy_upstream_tables"),
                                                    TaskPlay.deferring(
                                                            "wait_for_data_refresh",
                                                            Duration.ofMillis(100)),
                                                    work("promote", 300)));
                            stage.airflow().startRun(IMAGE_REFRESH);
                        }))
                .upon(DagsBlocked.class, stage -> Ordinary.finish(stage, IMAGE_REFRESH))
                .checked(Seen.waitedUntilParked(IMAGE_REFRESH));
    }

    private static Scenario sensorLetsGo() {
        return Scenario.succeeds(
                        "sensor-lets-go",
                        "The sensor lets go between reading and pausing: given back, waited for,"
                                + " held anew")
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.parkImageRefresh(stage);
                            stage.airflow()
                                    .beforePause(
                                            IMAGE_REFRESH,
                                            () -> stage.airflow().letGoAtOnce(IMAGE_REFRESH));
                        }))
                .checked(Seen.waitedFor(IMAGE_REFRESH), Seen.heldAnew(IMAGE_REFRESH));
    }

    private static Scenario runStartsAfterApproval() {
        return Scenario.succeeds(
                        "run-starts-after-approval",
                        "A run starts once the plan is approved: not held until it has ended,"
                                + " the others drained meanwhile")
                .arranged(catalogChanges(Ordinary::loader))
                .upon(
                        PlanProposed.class,
                        stage -> {
                            stage.airflow().startRun(LOADER);
                            stage.operator().approve();
                        })
                .upon(DagsBlocked.class, stage -> Ordinary.finish(stage, LOADER))
                .checked(Seen.waitedFor(LOADER), Seen.drainedBefore(RESTING, LOADER));
    }

    static Consumer<Stage> catalogChanges(Consumer<Stage> more) {
        return stage -> {
            Ordinary.draftCatalogChanges(stage);
            more.accept(stage);
        };
    }
}
