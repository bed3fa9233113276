package dev.airlock.sandbox.standin;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.standin.airflow.DagPlay;
import dev.airlock.sandbox.standin.airflow.KilledTask;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.standin.airflow.TaskPlay;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The old instance answers, nobody answers, the new one answers. */
class AirflowRestartTest {
    private static final String TAG = "rel-2026.01.01.00.00.00";
    private static final String VERSION = "/api/v2/version";
    private static final String SCHEDULERS =
            "/api/v2/jobs?job_type=SchedulerJob&order_by=-start_date";

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");
    private final Airflow airflow = universe.airflow();
    private final Client client = Client.airflow3(universe);

    @AfterEach
    void close() {
        server.close();
    }

    private static RestartPlan plan() {
        return RestartPlan.atOnce()
                .oldAnswers(ofSeconds(10))
                .down(ofSeconds(5))
                .warming(ofSeconds(3))
                .version("3.4.0");
    }

    private List<JsonNode> schedulers() {
        return StreamSupport.stream(client.get(SCHEDULERS).json().path("jobs").spliterator(), false)
                .toList();
    }

    @Test
    void theOldInstanceGoesOnAnswering() {
        // Given
        airflow.restartPlan(plan());
        airflow.restart(TAG);

        // When
        clock.seconds(9);

        // Then
        assertThat(client.get(VERSION).json().path("version").asText()).isEqualTo("3.3.2");
        assertThat(schedulers()).hasSize(1);
        assertThat(schedulers().getFirst().path("end_date").isNull()).isTrue();
        assertThat(airflow.runningTag()).isEmpty();
    }

    @Test
    void thenNobodyAnswers() {
        // Given
        airflow.restartPlan(plan());
        airflow.restart(TAG);

        // When
        clock.seconds(12);

        // Then
        assertThat(client.get(VERSION).status()).isEqualTo(503);
        assertThat(client.post("/auth/token", "{}").status()).isEqualTo(503);
    }

    @Test
    void thenTheNewOneAnswersBeforeItsSchedulerIsHealthy() {
        // Given
        airflow.restartPlan(plan());
        airflow.restart(TAG);

        // When
        clock.seconds(16);

        // Then
        var health = client.get("/api/v2/monitor/health").json();
        assertThat(client.get(VERSION).json().path("version").asText()).isEqualTo("3.4.0");
        assertThat(health.path("scheduler").path("status").asText()).isEqualTo("unhealthy");
        assertThat(schedulers()).hasSize(1);
    }

    @Test
    void atLastThereIsANewSchedulerAndTheOldOneHasEnded() {
        // Given
        airflow.restartPlan(plan());
        airflow.restart(TAG);
        var asked = clock.instant();

        // When
        clock.seconds(20);

        // Then
        var jobs = schedulers();
        assertThat(jobs).hasSize(2);
        assertThat(jobs.getFirst().path("start_date").asText())
                .startsWith(asked.plusSeconds(18).toString().substring(0, 19));
        assertThat(jobs.getFirst().path("end_date").isNull()).isTrue();
        assertThat(jobs.getLast().path("end_date").asText())
                .startsWith(asked.plusSeconds(10).toString().substring(0, 19));
        assertThat(airflow.runningTag()).contains(TAG);
    }

    @Test
    void withoutDelaysThereIsANewSchedulerAtOnce() {
        // When
        airflow.restart(TAG);

        // Then
        assertThat(schedulers()).hasSize(2);
        assertThat(client.get(VERSION).status()).isEqualTo(200);
    }

    @Test
    void aKilledSchedulerCannotSayThatItEnded() {
        // Given
        airflow.restartPlan(RestartPlan.atOnce().oldIsKilled());
        airflow.restart(TAG);

        // When
        clock.seconds(60);

        // Then
        var old = schedulers().getLast();
        assertThat(old.path("end_date").isNull()).isTrue();
        assertThat(old.path("state").asText()).isEqualTo("running");
        assertThat(old.path("latest_heartbeat").asText()).startsWith("2026-01-01T12:00:00");
    }

    @Test
    void killsWhatRunsAndSaysSo() {
        // Given
        airflow.add(DagPlay.of("busy", TaskPlay.work("work", ofSeconds(100))));
        var run = airflow.startRun("busy");
        clock.seconds(1);

        // When
        airflow.restart(TAG);

        // Then
        assertThat(airflow.killed())
                .containsExactly(new KilledTask(clock.instant(), "busy", run, "work", -1));
        assertThat(airflow.runStates("busy")).containsExactly("failed");
    }

    @Test
    void killsNothingOfADagThatIsParkedAndPaused() {
        // Given
        airflow.add(
                DagPlay.of(
                        "image_data_refresh",
                        TaskPlay.rescheduling("wait", ofSeconds(15), ofMillis(500)),
                        TaskPlay.work("after", ofSeconds(1))));
        airflow.startRun("image_data_refresh");
        clock.seconds(1);
        client.pause("image_data_refresh", true);

        // When
        airflow.restart(TAG);
        client.pause("image_data_refresh", false);
        airflow.letGo("image_data_refresh");
        clock.seconds(60);

        // Then
        assertThat(airflow.killed()).isEmpty();
        assertThat(airflow.runStates("image_data_refresh")).containsExactly("success");
    }

    @Test
    void tokensSurviveTheRestart() {
        // When
        airflow.restart(TAG);

        // Then
        assertThat(client.get("/api/v2/dags").status()).isEqualTo(200);
    }

    @Test
    void capsPagesAndHidesStaleDags() {
        // Given
        for (int i = 0; i < 120; i++) {
            airflow.add(DagPlay.of("dag_%03d".formatted(i), TaskPlay.work("a", ofSeconds(1))));
        }
        airflow.add(DagPlay.of("gone", TaskPlay.work("a", ofSeconds(1))).gone());

        // When
        var page = client.get("/api/v2/dags?limit=1000&offset=30").json();

        // Then
        assertThat(page.path("dags")).hasSize(90);
        assertThat(page.path("total_entries").asInt()).isEqualTo(120);
        assertThat(client.get("/api/v2/dags?limit=1000").json().path("dags")).hasSize(100);
        assertThat(
                        client.get("/api/v2/dags?exclude_stale=false")
                                .json()
                                .path("total_entries")
                                .asInt())
                .isEqualTo(121);
    }
}
