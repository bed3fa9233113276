package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.APPLIED;
import static dev.airlock.deploy.ledger.Events.BEFORE;
import static dev.airlock.deploy.ledger.Events.GATE;
import static dev.airlock.deploy.ledger.Events.INCONCLUSIVE;
import static dev.airlock.deploy.ledger.Events.NOT_VERIFIED;
import static dev.airlock.deploy.ledger.Events.REACHABLE;
import static dev.airlock.deploy.ledger.Events.RESUMED;
import static dev.airlock.deploy.ledger.Events.ROLLED_BACK;
import static dev.airlock.deploy.ledger.Events.STARTED;
import static dev.airlock.deploy.ledger.Events.UNKNOWN;
import static dev.airlock.deploy.ledger.Events.VERIFIED;
import static dev.airlock.deploy.ledger.Events.VERSION;
import static dev.airlock.deploy.ledger.Events.applyFailed;
import static dev.airlock.deploy.ledger.Events.failed;
import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.OUTCOME_UNKNOWN;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.DeployState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked, what is answered, and going back. */
class DecisionsTest {
    private static final UUID ID = new UUID(0, 1);

    private static Course asked() {
        return Courses.applying().tell(APPLIED, GATE, INCONCLUSIVE);
    }

    private static Course decide(Course course, Decision decision) {
        return course.obey(course.commands("bob").interventions().decide(decision, "I looked", ID));
    }

    @Test
    void asksAPersonAboutWhatCannotBeVerifiedAndGoesOn() {
        var course = asked();
        assertThat(course.progress.state()).isEqualTo(AWAITING_DECISION);
        assertThat(course.progress.asked().question()).isEqualTo(Question.INSTANCE);

        decide(course, Decision.ACCEPT).tell(REACHABLE, RESUMED, VERIFIED);

        assertThat(outcome(course)).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void refusesAnAnswerToAnotherQuestionAndASecondOne() {
        var course = asked();
        assertThatThrownBy(() -> decide(course, Decision.APPLIED))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("accept, rollback, incident");
        decide(course, Decision.ACCEPT);

        assertThatThrownBy(() -> decide(course, Decision.ACCEPT))
                .hasMessage("no question is open: the deploy is verifying");
    }

    @Test
    void callsTheTeamOnAPersonsDecision() {
        var course = decide(asked(), Decision.INCIDENT);

        assertThat(course.progress.state()).isEqualTo(INCIDENT);
        assertThat(course.progress.last(IncidentDeclared.class).get().cause())
                .isEqualTo(IncidentCause.VERIFICATION_INCONCLUSIVE);
        assertThat(course.progress.attempt()).isEqualTo(2);
    }

    @Test
    void goesBackToWhatWasVerifiedBefore() {
        var course = decide(asked(), Decision.ROLLBACK);
        assertThat(course.progress.state()).isEqualTo(ROLLING_BACK);
        var request = course.progress.last(RollbackRequested.class).get();
        assertThat(request.version()).isEqualTo(BEFORE);
        assertThat(request.badVersion()).isEqualTo(VERSION);
        assertThat(request.tag().value()).isEqualTo("rel-" + BEFORE);

        course.tell(Events.HELD, ROLLED_BACK, REACHABLE, RESUMED, VERIFIED);

        assertThat(course.progress.last(DeployEnded.class).get())
                .satisfies(ended -> {
                    assertThat(ended.outcome()).isEqualTo(Outcome.ROLLED_BACK);
                    assertThat(ended.version()).isEqualTo(BEFORE);
                });
    }

    @Test
    void isNotRolledBackWhileTheGateIsOpen() {
        var course = Courses.applying();
        course.obey(course.commands("bob").interventions().rollback(Courses.back("it hangs")));
        course.tell(Events.HELD, ROLLED_BACK, REACHABLE, RESUMED, VERIFIED);
        assertThat(course.progress.state()).isEqualTo(VERIFYING);

        course.tell(GATE);

        assertThat(outcome(course)).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void goesBackByItselfOnlyOnce() {
        var course = Courses.applying().rollingBack().tell(APPLIED, GATE, NOT_VERIFIED);
        assertThat(course.progress.state()).isEqualTo(ROLLING_BACK);

        course.tell(Events.HELD, ROLLED_BACK, NOT_VERIFIED);

        assertThat(course.progress.state()).isEqualTo(INCIDENT);
        assertThat(course.progress.last(IncidentDeclared.class).get().cause())
                .isEqualTo(IncidentCause.ROLLBACK_FAILED);
    }

    @Test
    void asksInsteadWhereNobodyKnowsWhatToGoBackTo() {
        var course = Courses.applyingOnAnUnknownTarget().rollingBack();

        course.tell(APPLIED, NOT_VERIFIED);

        assertThat(course.progress.state()).isEqualTo(AWAITING_DECISION);
        assertThatThrownBy(() -> decide(course, Decision.ROLLBACK))
                .hasMessageContaining("name the version");
    }

    @Test
    void anApplyThatFailedIsTakenBackIfItProvablyChangedNothingElseAskedAbout() {
        assertThat(Courses.applying().tell(applyFailed(ApplyEffect.UNCHANGED)).progress.state())
                .isEqualTo(RESTORING);
        var changed = Courses.applying().tell(applyFailed(ApplyEffect.CHANGED));
        assertThat(changed.progress.asked().question()).isEqualTo(Question.CHANGED_APPLY);

        decide(changed, Decision.CONTINUE).tell(GATE, REACHABLE, RESUMED, VERIFIED);

        assertThat(changed.progress.last(DeployEnded.class).get().version()).isEqualTo(VERSION);
    }

    @Test
    void aPersonSaysWhetherAnApplyHappened() {
        var happened = Courses.applying().tell(UNKNOWN);
        var not = Courses.applying().tell(UNKNOWN);
        assertThat(happened.progress.state()).isEqualTo(OUTCOME_UNKNOWN);

        decide(happened, Decision.APPLIED).tell(APPLIED);
        decide(not, Decision.NOT_APPLIED).tell(applyFailed(ApplyEffect.UNCHANGED));

        assertThat(happened.progress.state()).isEqualTo(VERIFYING);
        assertThat(not.progress.state()).isEqualTo(RESTORING);
    }

    @Test
    void anAnswerAboutTheOutcomeIsGivenOnce() {
        var course = decide(Courses.applying().tell(UNKNOWN), Decision.APPLIED);

        assertThatThrownBy(() -> decide(course, Decision.NOT_APPLIED))
                .hasMessageContaining("answered already");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGED", "UNKNOWN"})
    void anAbortThatCameTooLateIsAskedAbout(ApplyEffect effect) {
        var course = Courses.holding();
        course.obey(course.commands("bob").cancel("no")).tell(STARTED, Service.INFRA_RUNNER, 1);

        course.undoneByAll(effect);

        assertThat(course.progress.state())
                .isEqualTo(effect == ApplyEffect.CHANGED ? AWAITING_DECISION : OUTCOME_UNKNOWN);
        assertThat(course.progress.paused()).containsExactly("image_data_refresh");
    }

    @Test
    void cancelInterruptsAnApplyAndWhatItDidDecides() {
        var unchanged = Courses.applying();
        unchanged.obey(unchanged.commands("bob").cancel("the wrong evening"));
        assertThatThrownBy(() -> unchanged.commands("bob").cancel("again"))
                .hasMessageContaining("interrupted already");
        var changed = Courses.applying().rollingBack();
        changed.obey(changed.commands("bob").cancel("the wrong evening"));

        unchanged.tell(applyFailed(ApplyEffect.UNCHANGED)).undoneByAll(ApplyEffect.UNCHANGED);
        changed.tell(applyFailed(ApplyEffect.CHANGED));

        assertThat(outcome(unchanged)).isEqualTo(Outcome.CANCELLED);
        assertThat(changed.progress.state()).isEqualTo(AWAITING_DECISION);
    }

    @Test
    void aCancelAfterTheApplyIsRefusedWithTheWayBack() {
        var course = Courses.applying().tell(APPLIED);

        assertThatThrownBy(() -> course.commands("bob").cancel("no"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.link()).isEqualTo("/rollback"));
    }

    @Test
    void whatFailsAfterTheApplyIsAnIncident() {
        assertThat(cause(Courses.applying().tell(APPLIED, failed(Step.RESUME))))
                .isEqualTo(IncidentCause.RESUME_FAILED);
        assertThat(cause(Courses.applying().tell(failed(Step.GATE))))
                .isEqualTo(IncidentCause.GATE_NOT_CLOSED);
        assertThat(cause(Courses.applying().tell(APPLIED, failed(Step.INSTANCE))))
                .isEqualTo(IncidentCause.AIRFLOW_UNREACHABLE);
        assertThat(cause(Courses.applying().tell(Events.deadline(Courses.APPLYING))))
                .isEqualTo(IncidentCause.DEADLINE_PASSED);
        assertThat(cause(decide(asked(), Decision.ROLLBACK).tell(failed(Step.ROLLBACK))))
                .isEqualTo(IncidentCause.ROLLBACK_FAILED);
    }

    @Test
    void aHoldThatLastsTooLongIsAnIncidentEvenWhileAPersonIsAsked() {
        var course = asked();
        var overdue = course.progress.heldSince().plus(course.rules.policy().held());

        course.tell(new DeadlinePassed(AWAITING_DECISION, Service.DEPLOY_API, overdue));

        assertThat(cause(course)).isEqualTo(IncidentCause.HOLD_OVERDUE);
    }

    private static Outcome outcome(Course course) {
        assertThat(course.progress.state()).isEqualTo(ENDED);
        return course.progress.last(DeployEnded.class).get().outcome();
    }

    private static IncidentCause cause(Course course) {
        assertThat(course.progress.state()).isEqualTo(INCIDENT);
        return course.progress.last(IncidentDeclared.class).get().cause();
    }
}
