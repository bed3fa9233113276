package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.DRY;
import static dev.airlock.deploy.ledger.Events.KNOWN;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.REQUESTED;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.preview;
import static dev.airlock.deploy.ledger.Events.wayBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is released before it is known whether one could go back. */
class WayBackTest {
    private static final DeployEvent NOTHING_BEFORE =
            new RollbackPreflighted(
                    null,
                    null,
                    List.of(new Check("version", CheckResult.SKIPPED, "nothing ran here before")));

    private static Course checking() {
        return new Course(Publish.ALWAYS).tell(QUEUED, KNOWN);
    }

    @Test
    void grantsAReleaseOnceBothAreKnownInWhicheverOrder() {
        var backFirst = checking().tell(WAY_BACK, CLEARED);
        var previewFirst = checking().tell(CLEARED, preview(true, false));
        assertThat(List.of(backFirst, previewFirst))
                .allSatisfy(course -> assertThat(course.emitted()).isEmpty());

        backFirst.tell(preview(true, false));
        previewFirst.tell(WAY_BACK);

        assertThat(List.of(backFirst, previewFirst))
                .allSatisfy(course ->
                        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED));
    }

    @Test
    void asksAPersonOnceTheWayBackIsKnown() {
        var course = new Course(Publish.ASK).tell(QUEUED, KNOWN, CLEARED, preview(true, false));
        assertThat(course.progress.state()).isEqualTo(DeployState.RELEASING);

        course.tell(WAY_BACK);

        assertThat(course.progress.state()).isEqualTo(DeployState.AWAITING_APPROVAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "INCONCLUSIVE"})
    void refusesADeployWithoutAWayBackBeforeAnythingIsPublished(CheckResult image) {
        var course = checking().tell(wayBack(image));

        assertThat(course.emitted()).containsExactly(EventType.DEPLOY_ABORTING);
        var aborting = course.progress.last(DeployAborting.class).orElseThrow();
        assertThat(aborting.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(aborting.reason()).startsWith("no way back: image ");
    }

    @Test
    void refusesItAfterThePreviewToo() {
        var course = checking().tell(CLEARED, preview(true, false), wayBack(CheckResult.FAILED));

        assertThat(course.emitted()).containsExactly(EventType.DEPLOY_ABORTING);
    }

    @Test
    void goesOnWithAWarningWherePolicySaysSo() {
        var course = checking().warned().tell(wayBack(CheckResult.FAILED), CLEARED);

        course.tell(preview(true, false));

        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED);
        assertThat(Back.warnings(course.progress))
                .containsExactly(
                        "a rollback may not be possible: image failed: rel-2023.06.01.10.00.00");
    }

    @Test
    void aFirstDeployHasNothingToGoBackToAndGoesOn() {
        var course = new Course(Publish.ALWAYS).tell(QUEUED, REQUESTED, CLEARED);

        course.tell(preview(true, false), NOTHING_BEFORE);

        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED);
        assertThat(Back.warnings(course.progress)).hasSize(1);
    }

    @Test
    void aDryRunTellsAndGoesOn() {
        var course = new Course(Publish.ALWAYS).tell(QUEUED, DRY, wayBack(CheckResult.FAILED));

        course.tell(CLEARED, preview(true, false));

        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED);
        assertThat(Back.warnings(course.progress)).hasSize(1);
    }

    @Test
    void warnsOfNothingWhereTheWayIsOpen() {
        assertThat(Back.warnings(checking().tell(WAY_BACK).progress)).isEmpty();
    }

    @Test
    void whatIsNotDeployedNeedsNoWayBack() {
        var course = checking().tell(CLEARED, preview(true, true));

        assertThat(course.progress.last(DeployAborting.class).orElseThrow().outcome())
                .isEqualTo(Outcome.NO_CHANGES);
    }

    @Test
    void aSecondAnswerAfterTheGrantGrantsNothingAgain() {
        var course = checking().tell(WAY_BACK, CLEARED, preview(true, false));

        course.tell(WAY_BACK);

        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED);
    }
}
