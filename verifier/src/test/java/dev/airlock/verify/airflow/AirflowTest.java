package dev.airlock.verify.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.kit.config.TargetsFile;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.airflow.Line;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.AirflowReading.Down;
import dev.airlock.verify.airflow.AirflowReading.Strange;
import dev.airlock.verify.airflow.SchedulerJobs.Told;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import dev.airlock.verify.flow.VerifierWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both API lines over HTTP. */
@QuarkusTest
@QuarkusTestResource(VerifierWorld.class)
class AirflowTest {
    @TempDir Path directory;
    private StandInServer standIns;
    private Universe universe;

    @BeforeEach
    void open() throws IOException {
        standIns = StandInServer.start();
        universe = standIns.universe("catalog");
        Files.writeString(directory.resolve("password"), Secrets.AIRFLOW_PASSWORD + "\n");
    }

    @AfterEach
    void close() {
        standIns.close();
    }

    private Airflow airflow(String path) {
        var section =
                """
                catalog:
                  airflow:
                    url: %s%s
                    credentials:
                      type: token
                      username: deploybot
                      password: "file:%s/password"
                """
                        .formatted(universe.uri(), path, directory);
        return Airflow.open(
                TargetsFile.parse(section).section("airflow", AirflowAccess.class).get("catalog"));
    }

    @Test
    void readsAirflow3() {
        assertThat(airflow("/airflow").read())
                .isInstanceOfSatisfying(
                        Answering.class,
                        now -> {
                            assertThat(now.version()).isEqualTo("3.3.2");
                            assertThat(now.healthy()).isTrue();
                            assertThat(now.hasJobs()).isTrue();
                        });
    }

    @Test
    void readsAirflow2() {
        universe.airflow().line(Line.AIRFLOW_2, "2.11.2");

        assertThat(airflow("/airflow").read())
                .isInstanceOfSatisfying(
                        Answering.class,
                        now -> {
                            assertThat(now.version()).isEqualTo("2.11.2");
                            assertThat(now.healthy()).isTrue();
                            assertThat(now.hasJobs()).isFalse();
                        });
    }

    @Test
    void seesASchedulerThatIsNotHealthy() {
        universe.airflow().schedulerHealthy(false);

        assertThat(airflow("/airflow").read())
                .isInstanceOfSatisfying(
                        Answering.class, now -> assertThat(now.healthy()).isFalse());
    }

    @Test
    void seesThatNobodyAnswers() {
        universe.airflow().restartPlan(RestartPlan.atOnce().neverUp());
        universe.airflow().restart("rel-1");

        assertThat(airflow("/airflow").read()).isEqualTo(new Down("answers HTTP 503"));
        standIns.close();
        assertThat(airflow("/airflow").read()).isInstanceOf(Down.class);
    }

    @Test
    void doesNotTakeSomethingElseForAirflow() {
        assertThat(airflow("/nothing").read()).isInstanceOf(Strange.class);
    }

    @Test
    void tellsTheSchedulersBeforeAndAfterARestart() {
        var airflow = airflow("/airflow");
        var startedAt = Instant.now();
        var before = new NewInstance(startedAt, null, airflow.schedulers());
        universe.airflow().restart("rel-1");

        var after = new NewInstance(startedAt, null, airflow.schedulers());

        assertThat(before.evidence()).isEmpty();
        assertThat(before.schedulers())
                .isInstanceOfSatisfying(Told.class, told -> assertThat(told.jobs()).hasSize(1));
        assertThat(after.evidence()).isPresent();
    }

    @Test
    void saysWhyTheSchedulersAreNotTold() throws IOException {
        Files.writeString(directory.resolve("password"), "wrong");

        assertThat(airflow("/airflow").schedulers())
                .isEqualTo(new Untold("Airflow answers HTTP 401"));
        Files.delete(directory.resolve("password"));
        assertThat(airflow("/airflow").schedulers())
                .isInstanceOfSatisfying(
                        Untold.class,
                        untold -> assertThat(untold.why()).contains("there is no secret at file:"));
    }
}
