package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.notify.ApprovedFile;
import dev.airlock.notify.Samples;
import dev.airlock.notify.config.Asks;
import dev.airlock.notify.known.Story;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RepliesTest {
    private static final Asks ASKS = new Asks(false, true);
    private static final Asks ALL = new Asks(true, true);

    private static Optional<Reply> reply(Asks asks, DeployEvent event) {
        return Replies.of(new Story(asks).news(event), asks, null);
    }

    private static String text(DeployEvent event) {
        return reply(ASKS, event).map(reply -> reply.post().text()).orElse("");
    }

    @Test
    void asksForTheApprovalOfAPlan() {
        ApprovedFile.check(
                "reply-approval", reply(ASKS, Samples.plan(Samples.service())).orElseThrow());
    }

    @Test
    void warnsWhoDecidesThatThereMayBeNoWayBack() {
        var story = new Story(ASKS);
        var gone = new Check("image", CheckResult.FAILED, "rel-1 is not in the registry");
        story.news(new RollbackPreflighted(null, null, List.of(gone)));

        var reply = Replies.of(story.news(Samples.plan(Samples.service())), ASKS, null);

        assertThat(reply.orElseThrow().post().text())
                .contains("A rollback of this deploy may not be possible", gone.evidence());
    }

    @Test
    void saysNothingOfAPlanThatChangesNothing() {
        assertThat(reply(ASKS, Samples.plan())).isEmpty();
    }

    @Test
    void nobodyIsAskedForAnApprovalThatPolicyGives() {
        assertThat(reply(new Asks(false, false), Samples.plan(Samples.service()))).isEmpty();
    }

    @Test
    void asksForAGrantOnlyWhereAPersonGives() {
        assertThat(reply(ASKS, Samples.previewed())).isEmpty();
        assertThat(reply(ALL, Samples.previewed()).orElseThrow().post().text())
                .contains("waits for a grant", "<https://github.test/r|release>");
    }

    @Test
    void saysThatOneIsForced() {
        assertThat(text(Samples.started(Option.FORCE))).contains("forced by ada: new DAGs");
        assertThat(reply(ASKS, Samples.started())).isEmpty();
    }

    @Test
    void tellsTheChannelOfAnIncidentWithItsEvidenceAndThePausedDags() {
        var incident =
                Samples.incident(List.of("PATCH answered 403"), List.of("image_data_refresh"));

        ApprovedFile.check("reply-incident", reply(ASKS, incident).orElseThrow());
    }

    @Test
    void cutsALongListAndSaysSo() {
        var incident = Samples.incident(Collections.nCopies(25, "line"), List.of());

        assertThat(text(incident)).contains("and 5 more");
    }

    @Test
    void spreadsALongMessageOverSections() {
        var incident = Samples.incident(Collections.nCopies(20, "&".repeat(1_000)), List.of());

        var blocks = reply(ASKS, incident).orElseThrow().post().blocks();

        assertThat(blocks).hasSizeGreaterThan(10).hasSizeLessThanOrEqualTo(50);
        assertThat(blocks)
                .filteredOn(block -> block.text() != null)
                .allSatisfy(
                        block -> assertThat(block.text().text()).hasSizeLessThanOrEqualTo(3_000));
    }

    @Test
    void tellsPaperworkThatIsLeft() {
        assertThat(text(new PaperworkPending(Step.CHANGELOG, "it has conflicts", "https://x")))
                .contains("changelog: it has conflicts", "<https://x|changelog>");
    }

    @Test
    void saysThatOneBeganOutsideOfItsWindows() {
        assertThat(text(Samples.started(Option.OUTSIDE_WINDOWS)))
                .contains("begun outside of its windows, by ada");
    }

    @Test
    void remindsOfAPersonsWait() {
        var since = Instant.parse("2026-03-01T23:00:00Z");

        assertThat(text(new StillWaiting(DeployState.OUTCOME_UNKNOWN, since)))
                .contains("still waits for a person", "outcome-unknown", "2026-03-01");
    }

    @Test
    void aDryRunAsksNobodyAnything() {
        var story = new Story(ALL).then(Samples.started(Option.DRY_RUN));

        assertThat(Replies.of(story.news(Samples.plan(Samples.service())), ALL, null)).isEmpty();
    }

    @Test
    void saysThatATargetIsLockedAfterARollback() {
        assertThat(text(Samples.ended(Outcome.ROLLED_BACK))).contains("`rolled-back`", "locked");
    }

    @Test
    void saysThatItFailed() {
        assertThat(text(Samples.ended(Outcome.FAILED))).contains("ended `failed`: that is why");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FAILED", "ROLLED_BACK"})
    void anEndThatNeedsNobodyIsInTheDeploysOwnMessageAlone(Outcome outcome) {
        assertThat(reply(ASKS, Samples.ended(outcome))).isEmpty();
    }

    @Test
    void isQuietOtherwise() {
        assertThat(reply(ASKS, new DagsBlocked(List.of(), List.of(), Instant.EPOCH, List.of())))
                .isEmpty();
    }
}
