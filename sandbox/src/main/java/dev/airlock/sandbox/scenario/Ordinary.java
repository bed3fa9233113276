package dev.airlock.sandbox.scenario;

import dev.airlock.sandbox.standin.Pipeline;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.airflow.DagPlay;
import dev.airlock.sandbox.standin.airflow.Line;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.standin.airflow.TaskPlay;
import dev.airlock.sandbox.standin.sentry.Issue;
import dev.airlock.sandbox.world.TargetSpec.AirflowLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The world on an ordinary day: a release is drafted, most DAGs rest. */
final class Ordinary {
    static final String IMAGE_REFRESH = "image_data_refresh";
    static final String AUDIO_REFRESH = "audio_data_refresh";
    static final String LOADER = "flickr_workflow";
    static final String RESTING = "rotate_db_snapshots";
    static final String PAUSED = "wikimedia_reingestion_workflow";

    private static final String PUBLISHING = "/github/repos/{owner}/{repo}/releases/{release_id}";
    private static final Duration PAST = Duration.ofMinutes(12);
    private static final Duration ENDLESS = Duration.ofHours(1);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final RestartPlan RESTART =
            RestartPlan.atOnce()
                    .oldAnswers(Duration.ofMillis(800))
                    .down(Duration.ofMillis(700))
                    .warming(Duration.ofMillis(300));

    private Ordinary() {}

    static void arrange(Stage stage) {
        var line = line(stage);
        monorepo(stage.universe(), line.recordedVersion());
        airflow(stage, line);
        var pipeline = stage.universe().pipeline();
        pipeline.buildTakes(Duration.ofMillis(600));
        pipeline.changelogTakes(Duration.ofMillis(800));
        stage.universe().deployment().takes(Duration.ofMillis(400), Duration.ofMillis(800));
        stage.universe().registry().push(Pipeline.IMAGE, "rel-" + Stage.DEPLOYED);
        stage.universe()
                .sentry()
                .add(
                        Issue.error(
                                "TimeoutError: image server did not answer",
                                Instant.now().minus(Duration.ofHours(5))));
    }

    private static void monorepo(Universe universe, String airflowVersion) {
        var monorepo = universe.monorepo();
        var released =
                monorepo.commit(
                        "Add the catalog",
                        Map.of(
                                "catalog/requirements-prod.txt",
                                "apache-airflow[amazon,http,postgres]==%s\n"
                                        .formatted(airflowVersion),
                                "catalog/dags/flickr.py",
                                "DELAY = 1\n",
                                "frontend/package.json",
                                "{}\n"));
        monorepo.published("catalog-" + Stage.DEPLOYED, released);
    }

    /** Somebody merged changes of the catalog, and a release of them is drafted. */
    static void draftCatalogChanges(Stage stage) {
        var monorepo = stage.universe().monorepo();
        monorepo.commit(
                "Wait longer between two calls to Flickr (#2611)",
                Map.of("catalog/dags/flickr.py", "DELAY = 2\n"));
        monorepo.commit(
                "Add a DAG that counts licences (#2615)",
                Map.of("catalog/dags/licences.py", "SCHEDULE = '@daily'\n"));
        draft(stage);
    }

    /** Nothing of the catalog has changed, yet a release of it is drafted. */
    static void draftOtherChanges(Stage stage) {
        stage.universe()
                .monorepo()
                .commit(
                        "Make the header smaller (#2620)",
                        Map.of("frontend/package.json", "{\"private\": true}\n"));
        draft(stage);
    }

    /** Somebody merges once more after the preview: this is not to go out. */
    static void mergeWhilePublishing(Stage stage) {
        stage.universe()
                .faults()
                .during(
                        "PATCH",
                        PUBLISHING,
                        () ->
                                stage.universe()
                                        .monorepo()
                                        .commit(
                                                "Delete the licences (#2622)",
                                                Map.of("catalog/dags/licences.py", "\n")));
    }

    private static void draft(Stage stage) {
        stage.universe()
                .monorepo()
                .draft("catalog-" + Stage.DRAFTED, "main", "## Improvements\n\n- Flickr, licences");
    }

    private static void airflow(Stage stage, Line line) {
        var airflow = stage.airflow();
        airflow.line(line, line.recordedVersion());
        airflow.deployed("rel-" + Stage.DEPLOYED);
        airflow.restartPlan(RESTART);
        airflow.add(refresh(IMAGE_REFRESH));
        airflow.add(refresh(AUDIO_REFRESH));
        airflow.add(DagPlay.of(RESTING, work("rotate", 200)).withPast(3, PAST));
        airflow.add(DagPlay.of(PAUSED, work("ingest", 200), work("load", 200)).startingPaused());
    }

    /** The next instance runs another Airflow than the one before. */
    static void comesUpWrong(Stage stage) {
        stage.airflow().restartPlan(RESTART.version("9.9.9"));
    }

    /** The next instance runs the Airflow that was there before. */
    static void comesUpRight(Stage stage) {
        stage.airflow().restartPlan(RESTART.version(line(stage).recordedVersion()));
    }

    /** The next instance answers after that time. */
    static void comesUpLate(Stage stage, Duration down) {
        stage.airflow().restartPlan(RESTART.down(down));
    }

    /** The next instance never answers. */
    static void staysDown(Stage stage) {
        stage.airflow().restartPlan(RESTART.neverUp());
    }

    private static Line line(Stage stage) {
        return stage.scenario().line() == AirflowLine.AIRFLOW_2 ? Line.AIRFLOW_2 : Line.AIRFLOW_3;
    }

    /** A refresh: asks the data refresh server, waits for it on a sensor, promotes the result. */
    private static DagPlay refresh(String dagId) {
        return DagPlay.of(
                        dagId,
                        work("trigger_data_refresh", 100),
                        TaskPlay.rescheduling(
                                "wait_for_data_refresh",
                                Duration.ofSeconds(4),
                                Duration.ofMillis(100)),
                        work("promote", 800))
                .withPast(3, Duration.ofHours(9));
    }

    /** A run of the image refresh that waits on its sensor when the deploy starts. */
    static void parkImageRefresh(Stage stage) {
        stage.airflow().startRun(IMAGE_REFRESH);
    }

    /** A DAG whose run works until somebody has noticed. */
    static void loader(Stage stage) {
        stage.airflow().add(DagPlay.of(LOADER, endless("pull_flickr_data")).withPast(3, PAST));
    }

    static void load(Stage stage) {
        loader(stage);
        stage.airflow().startRun(LOADER);
    }

    static TaskPlay endless(String taskId) {
        return TaskPlay.work(taskId, ENDLESS);
    }

    /** What works in the DAG ends in a moment. */
    static void finish(Stage stage, String dagId) {
        stage.airflow().finishWork(dagId, A_MOMENT);
    }

    static TaskPlay work(String taskId, long millis) {
        return TaskPlay.work(taskId, Duration.ofMillis(millis));
    }
}
