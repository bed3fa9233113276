package dev.airlock.notify.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.notify.Samples;
import dev.airlock.notify.known.Story;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTest {
    private static final UUID ANOTHER = new UUID(0, 9);
    private static final ReleasePublished PUBLISHED =
            new ReleasePublished(
                    Samples.VERSION, "catalog-1", "sha", false, "https://r", Instant.EPOCH);

    private static RollbackRequested rollback(UUID of) {
        return new RollbackRequested(
                of,
                null,
                Samples.VERSION,
                new ImageTag("rel-" + Samples.VERSION),
                false,
                "bob",
                "it fails");
    }

    @Test
    void aDeploymentBeginsWithTheReleaseThatIsPublished() {
        assertThat(Statuses.of(Story.ordinary().news(PUBLISHED), "catalog-"))
                .hasValue(new DeploymentStatus("queued", "the release is published", "catalog-1"));
    }

    @Test
    void itIsInProgressOnceItIsApplied() {
        var started = new ApplyStarted(new UUID(0, 2), "ab", Instant.EPOCH);

        assertThat(Statuses.of(Story.ordinary().news(started), "catalog-"))
                .hasValue(DeploymentStatus.of("in_progress", "the plan is applied"));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, success",
        "FAILED, failure",
        "ROLLED_BACK, failure",
        "CANCELLED, inactive",
        "REJECTED, inactive",
        "NO_CHANGES, inactive",
    })
    void endsAsTheDeployDoes(Outcome outcome, String state) {
        assertThat(Statuses.of(Story.ordinary().news(Samples.ended(outcome)), "catalog-"))
                .hasValue(DeploymentStatus.of(state, "that is why"));
    }

    @Test
    void goingBackByADeployOfItsOwnIsADeploymentThatSucceeds() {
        var story =
                Story.ordinary()
                        .then(
                                new DeployQueued(
                                        Samples.VERSION,
                                        "back",
                                        "bob",
                                        null,
                                        null,
                                        List.of(),
                                        ANOTHER));

        assertThat(Statuses.of(story.news(rollback(ANOTHER)), "catalog-"))
                .hasValueSatisfying(
                        status -> assertThat(status.ref()).isEqualTo("catalog-" + Samples.VERSION));
        assertThat(Statuses.of(story.news(Samples.ended(Outcome.ROLLED_BACK)), "catalog-"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo("success"));
    }

    @Test
    void goingBackWithinADeployIsItsFailure() {
        assertThat(Statuses.of(Story.ordinary().news(rollback(Story.DEPLOY)), "catalog-"))
                .hasValueSatisfying(status -> {
                    assertThat(status.state()).isEqualTo("failure");
                    assertThat(status.ref()).isNull();
                });
    }

    @Test
    void anIncidentIsAnErrorInFewWords() {
        var incident = Samples.incident(List.of(), List.of());

        assertThat(Statuses.of(Story.ordinary().news(incident), "catalog-"))
                .hasValue(DeploymentStatus.of("error", "incident: a DAG could not be unpaused"));
        assertThat(DeploymentStatus.of("error", "x".repeat(500)).description()).hasSize(140);
    }

    @Test
    void aDryRunDeploysNothing() {
        var story = Story.ordinary().then(Samples.started(Option.DRY_RUN));

        assertThat(Statuses.of(story.news(Samples.ended(Outcome.SUCCEEDED)), "catalog-")).isEmpty();
    }
}
