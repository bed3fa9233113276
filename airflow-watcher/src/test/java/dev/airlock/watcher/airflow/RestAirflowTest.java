package dev.airlock.watcher.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.sandbox.BackingServices;
import dev.airlock.watcher.airflow.StubAirflow.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both API lines over HTTP, answering as real ones did. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RestAirflowTest {
    private static final String RUN = "manual__2026-11-23T07:04:11.822905+00:00";

    @TempDir Path directory;
    private StubAirflow stub;

    @BeforeEach
    void open() throws IOException {
        stub = new StubAirflow();
        Files.writeString(directory.resolve("secret"), "deploybot\n");
    }

    @AfterEach
    void close() {
        stub.close();
    }

    private Airflow airflow(String credentials) {
        var section =
                "url: %s\ncredentials: {%s}\ntimeout: PT2S\n"
                        .formatted(
                                stub.url(), credentials.replace("SECRET", directory + "/secret"));
        return Airflows.open(Configs.read(section));
    }

    private Airflow airflow3() {
        stub.on("GET /api/v2/version", 200, "v3/version-200.json")
                .on("GET /api/v1/version", 404, "v3/old-v1-path-404.json")
                .on("GET /api/v2/monitor/health", 200, "v3/monitor-health-200.json")
                .on("POST /auth/token", 201, "v3/auth-token-201.json");
        return airflow("type: token, username: deploybot, password: \"file:SECRET\"");
    }

    private Airflow airflow2() {
        stub.on("GET /api/v2/version", 404, "v2/v2-path-404.txt")
                .on("GET /api/v1/version", 200, "v2/version-200.json")
                .on("GET /api/v1/health", 200, "v2/api-v1-health-200.json");
        return airflow("type: basic, username: deploybot, password: \"file:SECRET\"");
    }

    @Test
    void findsAirflow3() {
        assertThat(airflow3().version()).isEqualTo(new Airflow.Version("3.3.2", true));
    }

    @Test
    void findsAirflow2() {
        assertThat(airflow2().version()).isEqualTo(new Airflow.Version("2.11.2", false));
    }

    @Test
    void findsTheOtherLineAfterAnUpgrade() {
        var airflow = airflow2();
        airflow.version();
        stub.on("GET /api/v1/version", 404, "v3/old-v1-path-404.json")
                .on("GET /api/v2/version", 200, "v3/version-200.json");

        assertThat(airflow.version().number()).isEqualTo("3.3.2");
    }

    @Test
    void doubtsWhatIsNoAirflow() {
        var airflow = airflow("type: bearer, token: \"file:SECRET\"");

        assertThatThrownBy(airflow::version).isInstanceOf(AirflowFault.Doubt.class);
    }

    @Test
    void readsHealthOfBothLines() {
        assertThat(airflow3().healthDoubts()).isEmpty();
        assertThat(airflow2().healthDoubts()).isEmpty();
    }

    @Test
    void doubtsAnUnhealthyScheduler() {
        var airflow = airflow3();
        stub.on(
                "GET /api/v2/monitor/health",
                _ ->
                        new Answer(
                                200,
                                "application/json",
                                Recordings.text("v3/monitor-health-200.json")
                                        .replace(
                                                "\"scheduler\":{\"status\":\"healthy\"",
                                                "\"scheduler\":{\"status\":\"unhealthy\"")));

        assertThat(airflow.healthDoubts()).containsExactly("Airflow's scheduler is unhealthy");
    }

    @Test
    void listsActiveRunsOfBothLines() {
        var three = airflow3();
        stub.on("GET /api/v2/dags/~/dagRuns", 200, "v3/dagruns-running-queued-200.json");
        var two = airflow2();
        stub.on("GET /api/v1/dags/~/dagRuns", 200, "v2/dagruns-running-queued-200.json");

        assertThat(two.activeRuns()).hasSize(7);
        stub.on("GET /api/v2/version", 200, "v3/version-200.json");
        assertThat(three.activeRuns()).hasSize(8).allMatch(run -> run.startedAt() != null);
        assertThat(stub.calls("GET /api/v2/dags/~/dagRuns").getFirst().query())
                .contains("state=running&state=queued", "limit=100");
    }

    @Test
    void doubtsAListThatIsCutShort() {
        var airflow = airflow3();
        // Two of thirteen, and the same two again.
        stub.on("GET /api/v2/dags", 200, "v3/dags-limit2-200.json");

        assertThatThrownBy(airflow::dags).isInstanceOf(AirflowFault.Doubt.class);
    }

    @Test
    void readsTheTasksOfARunWhoseNameHoldsAPlus() {
        var airflow = airflow3();
        stub.on(
                "GET /api/v2/dags/image_data_refresh/dagRuns/" + RUN + "/taskInstances",
                200,
                "v3/taskinstances-reschedule-200.json");

        var tasks = airflow.taskInstances("image_data_refresh", RUN);

        assertThat(tasks).hasSize(10).anyMatch(task -> task.is("up_for_reschedule"));
    }

    @Test
    void pausesAndBelievesOnlyTheConfirmation() {
        var airflow = airflow3();
        stub.on("PATCH /api/v2/dags/idle_dag", 200, "v3/pause-200.json");

        airflow.setPaused("idle_dag", true);

        assertThat(stub.calls("PATCH /api/v2/dags/idle_dag").getFirst().body())
                .isEqualTo("{\"is_paused\":true}");
        assertThatThrownBy(() -> airflow.setPaused("idle_dag", false))
                .isInstanceOf(AirflowFault.Doubt.class);
    }

    @Test
    void logsInAgainOnceWhenTheTokenHasExpired() {
        var airflow = airflow3();
        stub.on("GET /api/v2/dags/image_data_refresh", 401, "v3/error-expired-token-401.json");

        assertThatThrownBy(() -> airflow.dag("image_data_refresh"))
                .isInstanceOf(AirflowFault.Denied.class)
                .hasMessageNotContaining("recorded-token");
        assertThat(stub.calls("POST /auth/token")).hasSize(2);
        assertThat(stub.calls("GET /api/v2/dags/image_data_refresh"))
                .hasSize(2)
                .allMatch(call -> call.authorization().equals("Bearer recorded-token"));
    }

    @Test
    void refusesAWrongPasswordOfAirflow2() {
        var airflow = airflow2();
        stub.on("GET /api/v1/dags", 403, "v2/error-bad-password-403.json");

        assertThatThrownBy(airflow::dags).isInstanceOf(AirflowFault.Denied.class);
        assertThat(stub.calls("GET /api/v1/dags").getFirst().authorization())
                .isEqualTo("Basic ZGVwbG95Ym90OmRlcGxveWJvdA==");
    }

    @Test
    void readsADagAndThatThereIsNone() {
        var airflow = airflow3();
        stub.on("GET /api/v2/dags/image_data_refresh", 200, "v3/dag-200.json")
                .on("GET /api/v2/dags/nope", 404, "v3/error-404-dag-404.json")
                .on("GET /api/v2/dags/image_data_refresh/details", 200, "v3/dag-details-200.json");

        assertThat(airflow.dag("image_data_refresh"))
                .hasValueSatisfying(dag -> assertThat(dag.paused()).isFalse());
        assertThat(airflow.dag("nope")).isEmpty();
        assertThat(airflow.runTimeout("image_data_refresh")).isEmpty();
    }
}
