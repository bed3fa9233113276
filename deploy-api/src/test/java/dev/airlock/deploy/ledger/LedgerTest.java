package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.APPLIED;
import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.GATE;
import static dev.airlock.deploy.ledger.Events.HEAD;
import static dev.airlock.deploy.ledger.Events.HELD;
import static dev.airlock.deploy.ledger.Events.PLAN;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.READY;
import static dev.airlock.deploy.ledger.Events.REQUESTED;
import static dev.airlock.deploy.ledger.Events.SHA;
import static dev.airlock.deploy.ledger.Events.STARTED;
import static dev.airlock.deploy.ledger.Events.VERIFIED;
import static dev.airlock.deploy.ledger.Events.VERSION;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.deadline;
import static dev.airlock.deploy.ledger.Events.failed;
import static dev.airlock.deploy.ledger.Events.plan;
import static dev.airlock.deploy.ledger.Events.preview;
import static dev.airlock.deploy.ledger.Events.returned;
import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.HOLDING;
import static dev.airlock.event.DeployState.PLANNING;
import static dev.airlock.event.DeployState.RELEASING;
import static dev.airlock.event.DeployState.RESTORING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {

    private static Course releasing(Publish publish) {
        return new Course(publish).tell(QUEUED, REQUESTED, CLEARED, WAY_BACK);
    }

    private static Course proposed() {
        return releasing(Publish.WHEN_NECESSARY).tell(preview(true, false), READY, plan(false));
    }

    private static Course holding() {
        var course = proposed();
        return course.obey(course.commands("bob").approval(true, PLAN, SHA, null)).tell(HELD);
    }

    private static Course applying() {
        return holding().tell(STARTED);
    }

    @Test
    void grantsANecessaryReleaseWithTheSoakAskedFor() {
        var course = releasing(Publish.WHEN_NECESSARY).tell(preview(true, false));

        assertThat(course.progress.last(ReleaseGranted.class))
                .contains(
                        new ReleaseGranted(
                                VERSION,
                                HEAD,
                                Duration.ofMinutes(3),
                                2,
                                "policy",
                                null,
                                List.of()));
    }

    @Test
    void endsAnUnnecessaryReleaseWithoutChanges() {
        var course = releasing(Publish.WHEN_NECESSARY).tell(preview(false, false));

        course.undoneByAll(ApplyEffect.NONE);

        assertThat(course.emitted())
                .containsExactly(
                        EventType.RELEASE_REFUSED,
                        EventType.DEPLOY_ABORTING,
                        EventType.DEPLOY_ENDED);
        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.NO_CHANGES);
    }

    @Test
    void publishesAnUnnecessaryReleaseWhenItAlwaysShould() {
        var course = releasing(Publish.ALWAYS).tell(preview(false, false));

        assertThat(course.emitted()).containsExactly(EventType.RELEASE_GRANTED);
    }

    @ParameterizedTest
    @EnumSource
    void nothingToDeployEndsWhateverThePolicy(Publish publish) {
        var course = releasing(publish).tell(preview(false, true));

        assertThat(course.progress.last(DeployAborting.class).get().outcome())
                .isEqualTo(Outcome.NO_CHANGES);
    }

    @Test
    void asksAPersonAboutTheRelease() {
        var course = releasing(Publish.ASK).tell(preview(true, false));
        assertThat(course.progress.state()).isEqualTo(AWAITING_APPROVAL);

        course.obey(course.commands("bob").grant(true, VERSION, HEAD, "go"));

        assertThat(course.progress.state()).isEqualTo(RELEASING);
    }

    @Test
    void endsAnEmptyPlanWithoutChanges() {
        var course = releasing(Publish.ALWAYS).tell(preview(true, false), READY, plan(true));

        assertThat(course.progress.last(DeployAborting.class).get().outcome())
                .isEqualTo(Outcome.NO_CHANGES);
    }

    @Test
    void approvesByPolicyIfItMay() {
        var course = new Course(Publish.ALWAYS, Course.policy(true));

        course.tell(QUEUED, REQUESTED, CLEARED, WAY_BACK, preview(true, false), READY, plan(false));

        assertThat(course.progress.state()).isEqualTo(HOLDING);
    }

    @Test
    void succeedsOnceVerifiedAndTheGateClosed() {
        var verifiedFirst = applying().tell(APPLIED, VERIFIED);
        var gateFirst = applying().tell(APPLIED, GATE);
        assertThat(verifiedFirst.progress.state()).isEqualTo(DeployState.VERIFYING);
        assertThat(gateFirst.progress.state()).isEqualTo(DeployState.VERIFYING);

        verifiedFirst.tell(GATE);
        gateFirst.tell(VERIFIED);

        assertThat(List.of(verifiedFirst, gateFirst))
                .allSatisfy(course ->
                        assertThat(course.progress.last(DeployEnded.class))
                                .hasValueSatisfying(ended -> {
                                    assertThat(ended.outcome()).isEqualTo(Outcome.SUCCEEDED);
                                    assertThat(ended.version()).isEqualTo(VERSION);
                                }));
    }

    @Test
    void aGateClosedBeforeTheApplyDoesNotCount() {
        var course = holding().tell(GATE).tell(STARTED, APPLIED, VERIFIED);

        assertThat(course.progress.state()).isEqualTo(DeployState.VERIFYING);
    }

    @Test
    void abortsUnderANewAttemptAndEndsWhenAllHaveAnswered() {
        var course = proposed().tell(failed(Step.HOLD));
        assertThat(course.progress.state()).isEqualTo(RESTORING);
        assertThat(course.progress.attempt()).isEqualTo(2);

        course.undoneByAll(ApplyEffect.NONE);

        assertThat(course.progress.state()).isEqualTo(ENDED);
        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void recordsTheFactsOfAnOlderAttemptAndRefusesItsOtherEvents() {
        var course = holding();
        course.obey(course.commands("bob").cancel("no"));

        course.tell(STARTED, Service.INFRA_RUNNER, 1).tell(HELD, Service.AIRFLOW_WATCHER, 1);

        assertThat(course.folds.get(course.folds.size() - 2).fits()).isTrue();
        assertThat(course.folds.getLast().note()).isEqualTo("belongs to attempt 1, now is 2");
    }

    @Test
    void issuesTheApprovalAnewAfterALateHoldThreeTimes() {
        var course = holding();
        for (int i = 0; i < 3; i++) {
            course.tell(returned(HoldReturnReason.LATE), HELD);
        }
        assertThat(course.progress.state()).isEqualTo(HOLDING);
        assertThat(course.emitted().stream().filter(EventType.PLAN_APPROVED::equals)).hasSize(3);

        course.tell(returned(HoldReturnReason.LATE));

        assertThat(course.progress.state()).isEqualTo(RESTORING);
    }

    @Test
    void plansAndDecidesAnewUponAStalePlan() {
        var course = applying().tell(returned(HoldReturnReason.STALE));
        assertThat(course.progress.state()).isEqualTo(PLANNING);

        course.tell(plan(false));

        assertThat(course.progress.asksForPlan()).isTrue();
        assertThat(course.progress.approvedBy()).isEmpty();
    }

    @Test
    void asksAgainWhenAnApprovalHasExpiredAndAbortsWhenTheImageMoved() {
        var expired = holding().tell(returned(HoldReturnReason.APPROVAL_EXPIRED));
        var moved = holding().tell(returned(HoldReturnReason.IMAGE_MOVED));

        assertThat(expired.progress.asksForPlan()).isTrue();
        assertThat(moved.progress.state()).isEqualTo(RESTORING);
    }

    @Test
    void aDeadlineOfAStateThatIsOverDoesNotFit() {
        var course = applying().tell(deadline(HOLDING));

        assertThat(course.folds.getLast().fits()).isFalse();
    }
}
