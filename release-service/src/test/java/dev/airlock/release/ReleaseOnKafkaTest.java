package dev.airlock.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.AirflowUpgrade;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, on a stub of GitHub and the registry. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubGitHub.class)
class ReleaseOnKafkaTest {
    private static final Version OLD = new Version("2023.07.03.17.52.00");
    private static final Version NEW = new Version("2023.08.01.12.00.00");

    private Topic topic;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void open() {
        topic = new Topic(brokers, "catalog");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void previewsPublishesOnceWaitsForTheImageAndApprovesTheChangelog() throws Exception {
        topic.send(1, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        topic.send(1, cleared());

        var preview = topic.expect(ReleasePreviewed.class);
        assertThat(preview.version()).isEqualTo(NEW);
        assertThat(preview.headSha()).isEqualTo(StubGitHub.HEAD);
        assertThat(preview.necessaryFiles())
                .containsExactly("catalog/dags/a.py", "catalog/dags/b.py");
        assertThat(preview.airflowUpgrade()).isEqualTo(new AirflowUpgrade("2.6.2", "2.6.3"));
        assertThat(preview.commits().getFirst().title()).isEqualTo("Change a DAG");
        assertThat(preview.previousVersion()).isEqualTo(OLD);
        assertThat(StubGitHub.FACTS).doesNotContain("openverse published");

        topic.send(
                1,
                new ReleaseGranted(
                        NEW, preview.headSha(), Duration.ZERO, 0, "me", null, List.of()));

        var published = topic.expect(ReleasePublished.class);
        assertThat(published.sha()).isEqualTo(StubGitHub.HEAD);
        // The tag came late, so the step ran twice: it was our doing all the same.
        assertThat(published.foundPublished()).isFalse();
        assertThat(topic.expect(ReleaseReady.class).digest()).isEqualTo(StubGitHub.DIGEST);

        topic.send(1, new DeployEnded(Outcome.SUCCEEDED, "test", NEW, null));

        assertThat(topic.expect(ChangelogApproved.class).by()).isEqualTo("airlock-approver");
        assertThat(StubGitHub.CALLS)
                .filteredOn(call -> call.contains("/openverse/") && !call.startsWith("GET"))
                .containsExactly(
                        "PATCH /repos/WordPress/openverse/releases/11",
                        "POST /repos/WordPress/openverse/pulls/7/reviews");
    }

    @Test
    void takesAPersonsWordForTheChangelogThatIsThere() {
        topic.send(1, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        topic.send(1, cleared());
        topic.expect(ReleasePreviewed.class);

        topic.send(1, new StepOverridden(Step.CHANGELOG, "ada", "I approved it"));

        var approved = topic.expect(ChangelogApproved.class);
        assertThat(approved.by()).isEqualTo("ada");
        assertThat(approved.number()).isEqualTo(7);
    }

    @Test
    void answersAnAbortAtOnceWhenItDidNothing() throws Exception {
        topic.send(1, new DeployRequested(null, OLD, "test", "me", null, List.of()));
        topic.send(
                2,
                new DeployAborting(
                        Outcome.CANCELLED, "test", "me", List.of(Service.RELEASE_SERVICE), null));

        assertThat(topic.expect(WorkUndone.class))
                .isEqualTo(
                        new WorkUndone(
                                Service.RELEASE_SERVICE, List.of(), List.of(), null, List.of()));
    }

    private static DagsCleared cleared() {
        return new DagsCleared(List.of(), "2.6.2", Instant.EPOCH, Duration.ZERO);
    }
}
