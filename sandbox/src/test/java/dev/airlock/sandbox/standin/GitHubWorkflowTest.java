package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Version;
import dev.airlock.sandbox.standin.airflow.Restart;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.world.InfraRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The infrastructure repository's deployment workflow: dispatched, followed, with its effect. */
class GitHubWorkflowTest {
    private static final String INFRA = "/repos/WordPress/openverse-infrastructure";
    private static final String DISPATCHES = INFRA + "/actions/workflows/deploy.yml/dispatches";
    private static final String RUNS = INFRA + "/actions/workflows/deploy.yml/runs";
    private static final String OLD = "rel-2023.07.03.17.52.00";

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");
    private final Client infra = Client.github(universe, Secrets.INFRA_GITHUB_TOKEN);

    @TempDir private Path directory;
    private InfraRepository repository;

    @BeforeEach
    void script() {
        var version = Version.of("2023.07.17.16.05.00");
        repository = InfraRepository.create(directory, version);
        universe.infrastructure(repository.directory(), repository::redeployed);
        universe.airflow().deployed("rel-" + version);
        universe.airflow().restartPlan(RestartPlan.atOnce().down(Duration.ofSeconds(5)));
        universe.deployment().takes(Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String dispatch(String more) {
        return "{\"ref\":\"main\",\"inputs\":{\"tag\":\"%s\"}%s}".formatted(OLD, more);
    }

    private String dispatched() {
        var reply = infra.post(DISPATCHES, dispatch(",\"return_run_details\":true"));
        return INFRA + "/actions/runs/" + reply.json().path("workflow_run_id").asText();
    }

    @Test
    void waitsForARunnerThenRunsThenEnds() {
        // When
        var run = dispatched();
        var queued = infra.get(run).json();
        clock.seconds(10);
        var running = infra.get(run).json();
        clock.seconds(60);
        var ended = infra.get(run).json();

        // Then
        assertThat(queued.path("status").asText()).isEqualTo("queued");
        assertThat(running.path("status").asText()).isEqualTo("in_progress");
        assertThat(running.path("conclusion").isNull()).isTrue();
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("conclusion").asText()).isEqualTo("success");
    }

    @Test
    void restartsAirflowWithTheTag() {
        // When
        dispatched();
        var before = universe.airflow().restarts();
        clock.seconds(15);

        // Then
        assertThat(before).isEmpty();
        assertThat(universe.airflow().restarts()).extracting(Restart::tag).containsExactly(OLD);
        assertThat(universe.airflow().runningTag()).contains(OLD);
        assertThat(repository.appliedTag()).isEqualTo(OLD);
        assertThat(repository.serial()).isEqualTo(2);
    }

    @Test
    void leavesAirflowAloneIfItFails() {
        // Given
        universe.deployment().concludes("failure");

        // When
        var run = dispatched();
        clock.seconds(70);

        // Then
        assertThat(infra.get(run).json().path("conclusion").asText()).isEqualTo("failure");
        assertThat(universe.airflow().restarts()).isEmpty();
    }

    @Test
    void tellsNothingOfTheRunUnlessAsked() {
        // When
        var reply = infra.post(DISPATCHES, dispatch(""));

        // Then
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(universe.deployment().runs()).hasSize(1);
    }

    @Test
    void listsTheRunsOfABranchTheNewestFirst() {
        // Given
        var first = dispatched();
        var second = dispatched();

        // When
        var runs = infra.get(RUNS + "?branch=main&event=workflow_dispatch").json();
        var others = infra.get(RUNS + "?branch=other").json();

        // Then
        assertThat(runs.at("/workflow_runs/0/id").asText())
                .isEqualTo(second.substring(second.lastIndexOf('/') + 1));
        assertThat(runs.at("/workflow_runs/1/id").asText())
                .isEqualTo(first.substring(first.lastIndexOf('/') + 1));
        assertThat(others.path("total_count").asInt()).isZero();
    }

    @Test
    void refusesInputsThatTheWorkflowDoesNotHave() {
        // When
        var other = infra.post(DISPATCHES, dispatch("").replace("\"tag\"", "\"version\""));
        var none = infra.post(DISPATCHES, "{\"ref\":\"main\"}");

        // Then
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("message").asText())
                .isEqualTo("Unexpected inputs provided: [\"version\"]");
        assertThat(none.status()).isEqualTo(422);
        assertThat(universe.deployment().runs()).isEmpty();
    }

    @Test
    void tellsWhetherItCanBeDispatched() {
        // Given
        var workflow = INFRA + "/actions/workflows/deploy.yml";
        var active = infra.get(workflow).json().path("state").asText();

        // When
        universe.deployment().disable();

        // Then
        assertThat(active).isEqualTo("active");
        assertThat(infra.get(workflow).json().path("state").asText())
                .isEqualTo("disabled_manually");
        assertThat(infra.post(DISPATCHES, dispatch("")).status()).isEqualTo(422);
        assertThat(infra.get(workflow.replace("deploy", "destroy")).status()).isEqualTo(404);
    }

    @Test
    void knowsNoOtherWorkflowAndNoOtherBranch() {
        // When
        var workflow = infra.post(DISPATCHES.replace("deploy", "destroy"), dispatch(""));
        var branch = infra.post(DISPATCHES, dispatch("").replace("main", "nope"));

        // Then
        assertThat(workflow.status()).isEqualTo(404);
        assertThat(branch.json().path("message").asText()).isEqualTo("No ref found for: nope");
    }
}
