package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.ResourceChange.AttributeChange;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.notify.ApprovedFile;
import dev.airlock.notify.Samples;
import dev.airlock.notify.known.Story;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardTest {
    private static final String PAGE = "https://airlock.test/console/deploys/" + Story.DEPLOY;

    private static Post card(DeployEvent... events) {
        var story = Story.ordinary();
        for (var event : events) {
            story.then(event);
        }
        return Card.of(Story.TARGET, Story.DEPLOY, story.known(), PAGE);
    }

    @Test
    void showsWhatIsWaitedFor() {
        var run = new RunningDag("flickr_workflow", "r1", RunVerdict.BUSY, "runs", null, null);

        ApprovedFile.check(
                "card-blocked",
                card(
                        Samples.started(),
                        new DagsBlocked(List.of(run), List.of(), Instant.EPOCH, List.of())));
    }

    @Test
    void showsThePlanThatWaitsForApproval() {
        ApprovedFile.check(
                "card-approval",
                card(
                        Samples.started(Option.FORCE),
                        Samples.previewed(),
                        Samples.plan(Samples.service())));
    }

    @Test
    void showsHowItEndedAndThePaperwork() {
        ApprovedFile.check(
                "card-ended",
                card(
                        Samples.started(),
                        Samples.previewed(),
                        Samples.plan(Samples.service()),
                        Samples.ended(Outcome.SUCCEEDED),
                        new InfraPullRequestOpened(
                                7, "https://github.test/p/7", "b", false, null)));
    }

    @Test
    void countsWhatAPlanHasMoreThanASectionTakes() {
        var attribute = new AttributeChange("input.<tag>", "\"&&&&&\"", "<".repeat(500), false);
        var change = new ResourceChange("module.x.s", List.of("update"), List.of(attribute));
        var many = Collections.nCopies(300, change).toArray(ResourceChange[]::new);

        var card = card(Samples.started(), Samples.plan(many));

        assertThat(card.blocks())
                .filteredOn(block -> block.text() != null)
                .allSatisfy(block -> assertThat(block.text().text()).hasSizeLessThan(3_000))
                .anySatisfy(block ->
                        assertThat(block.text().text())
                                .contains("*Plan*: 300 resources")
                                .containsPattern("and \\d+ more$"));
    }

    @Test
    void nothingFromOutsideCanMentionAnybody() {
        var card =
                card(new DeployRequested(null, null, "<!channel> & co", "<@U1>", null, List.of()));

        assertThat(card.text()).contains("&lt;!channel&gt; &amp; co", "&lt;@U1&gt;");
        assertThat(card.toString()).doesNotContain("<!channel", "<@");
    }

    @Test
    void saysWhereADeployOfItsOwnGoesBackTo() {
        var back =
                new DeployQueued(
                        Samples.VERSION, "it fails", "bob", null, null, List.of(), new UUID(0, 9));

        assertThat(card(back).text()).contains("rollback to " + Samples.VERSION);
    }

    @Test
    void cutsAReasonThatIsTooLong() {
        var card = card(new DeployRequested(null, null, "<".repeat(5_000), "ada", null, List.of()));

        assertThat(card.blocks())
                .filteredOn(block -> block.fields() != null)
                .flatExtracting(Block::fields)
                .allSatisfy(field -> assertThat(field.text()).hasSizeLessThanOrEqualTo(2_000));
    }
}
