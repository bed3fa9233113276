package dev.airlock.notify.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployState;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.wire.WireJson;
import dev.airlock.notify.Samples;
import dev.airlock.notify.config.Asks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final ApplyStarted APPLY = new ApplyStarted(new UUID(0, 2), "ab", Instant.EPOCH);

    @Test
    void waitsForAPersonOnlyWhereOneIsAsked() {
        var plan = Samples.plan(Samples.service());

        assertThat(state(Story.ordinary().then(plan))).isEqualTo(DeployState.AWAITING_APPROVAL);
        assertThat(state(new Story(new Asks(false, false)).then(plan)))
                .isEqualTo(DeployState.QUEUED);
    }

    @Test
    void whatAnOlderAttemptDidSaysNothingOfWhereItStands() {
        var story =
                Story.ordinary()
                        .then(2, new DeployAborting(Outcome.FAILED, "why", "l", List.of(), null))
                        .then(1, APPLY);

        assertThat(state(story)).isEqualTo(DeployState.RESTORING);
    }

    @Test
    void anEndIsTheEndButPaperworkIsStillLinked() {
        var story =
                Story.ordinary()
                        .then(Samples.ended(Outcome.SUCCEEDED))
                        .then(APPLY)
                        .then(new InfraPullRequestOpened(7, "https://p/7", "b", false, null));

        assertThat(story.known().standing().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(state(story)).isEqualTo(DeployState.ENDED);
        assertThat(story.known().links())
                .containsExactly(new Link("infrastructure pull request", "https://p/7"));
    }

    @Test
    void aRollbackKeepsWhoStartedTheDeploy() {
        var back =
                new RollbackRequested(
                        Story.DEPLOY,
                        null,
                        Samples.VERSION,
                        new ImageTag("rel-" + Samples.VERSION),
                        false,
                        "bob",
                        "it fails");

        var order = Story.ordinary().then(Samples.started()).then(back).known().order();

        assertThat(order.by()).isEqualTo("ada");
        assertThat(order.rollback()).isTrue();
    }

    @Test
    void survivesBeingStored() throws Exception {
        var known =
                Story.ordinary()
                        .then(Samples.started())
                        .then(Samples.previewed())
                        .then(Samples.plan(Samples.service()))
                        .known();

        var json = WireJson.mapper().writeValueAsString(known);

        assertThat(WireJson.mapper().readValue(json, Known.class)).isEqualTo(known);
    }

    private static DeployState state(Story story) {
        return story.known().standing().state();
    }
}
