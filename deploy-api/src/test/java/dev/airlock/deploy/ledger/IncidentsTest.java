package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.APPLIED;
import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.GATE;
import static dev.airlock.deploy.ledger.Events.INCONCLUSIVE;
import static dev.airlock.deploy.ledger.Events.KNOWN;
import static dev.airlock.deploy.ledger.Events.PUBLISHED;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.REACHABLE;
import static dev.airlock.deploy.ledger.Events.READY;
import static dev.airlock.deploy.ledger.Events.RESUMED;
import static dev.airlock.deploy.ledger.Events.ROLLED_BACK;
import static dev.airlock.deploy.ledger.Events.STARTED;
import static dev.airlock.deploy.ledger.Events.VERIFIED;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.applyFailed;
import static dev.airlock.deploy.ledger.Events.failed;
import static dev.airlock.deploy.ledger.Events.preview;
import static dev.airlock.event.DeployState.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways into an incident that a person takes, and the ways out. */
class IncidentsTest {

    private static Course declared(Course course) {
        return course.obey(course.commands("bob").interventions().incident("something is odd"));
    }

    private static Course resolve(Course course, Resolution resolution, PausedDags dags) {
        return course.obey(
                course.commands("bob")
                        .interventions()
                        .resolve(resolution, dags, Courses.back("seen to it")));
    }

    private static Course releasing(DeployEvent... more) {
        return new Course(Publish.ALWAYS).tell(QUEUED, KNOWN).tell(more);
    }

    static Stream<Arguments> whatWasMissing() {
        return Stream.of(
                Arguments.of(
                        releasing(), DeployState.CHECKING, List.of(Step.PREFLIGHT, Step.CHECK)),
                Arguments.of(releasing(WAY_BACK), DeployState.CHECKING, List.of(Step.CHECK)),
                Arguments.of(
                        releasing(CLEARED),
                        DeployState.RELEASING,
                        List.of(Step.PREFLIGHT, Step.PREVIEW)),
                Arguments.of(
                        releasing(CLEARED, preview(true, false)),
                        DeployState.RELEASING,
                        List.of(Step.PREFLIGHT)),
                Arguments.of(
                        releasing(CLEARED, WAY_BACK, preview(true, false)),
                        DeployState.RELEASING,
                        List.of(Step.PUBLISH)),
                Arguments.of(
                        releasing(CLEARED, WAY_BACK, preview(true, false), PUBLISHED),
                        DeployState.RELEASING,
                        List.of(Step.BUILD)),
                Arguments.of(
                        releasing(CLEARED, WAY_BACK, preview(true, false), READY),
                        DeployState.PLANNING,
                        List.of(Step.PLAN)),
                Arguments.of(Courses.proposed(), DeployState.AWAITING_APPROVAL, List.of()),
                Arguments.of(Courses.holding(), DeployState.HOLDING, List.of()),
                Arguments.of(Courses.applying(), DeployState.APPLYING, List.of(Step.APPLY)),
                Arguments.of(
                        Courses.applying().tell(APPLIED),
                        DeployState.VERIFYING,
                        List.of(Step.GATE, Step.INSTANCE)),
                Arguments.of(
                        Courses.applying().tell(APPLIED, GATE, REACHABLE),
                        DeployState.VERIFYING,
                        List.of(Step.RESUME)),
                Arguments.of(
                        Courses.applying().tell(APPLIED, GATE, REACHABLE, RESUMED),
                        DeployState.VERIFYING,
                        List.of(Step.VERIFY)),
                Arguments.of(
                        Courses.applying().tell(APPLIED, REACHABLE, RESUMED, VERIFIED),
                        DeployState.VERIFYING,
                        List.of(Step.GATE)),
                Arguments.of(
                        Courses.applying().tell(APPLIED, GATE, INCONCLUSIVE),
                        DeployState.AWAITING_DECISION,
                        List.of()),
                Arguments.of(rollingBack(), DeployState.ROLLING_BACK, List.of(Step.HOLD)),
                Arguments.of(
                        rollingBack().tell(Events.HELD),
                        DeployState.ROLLING_BACK,
                        List.of(Step.ROLLBACK)),
                Arguments.of(
                        rollingBack().tell(Events.HELD, ROLLED_BACK),
                        DeployState.VERIFYING,
                        List.of(Step.INSTANCE)));
    }

    private static Course rollingBack() {
        var course = Courses.applying().tell(APPLIED, GATE);
        return course.obey(
                course.commands("bob").interventions().rollback(Courses.back("it is bad")));
    }

    @ParameterizedTest
    @MethodSource
    void whatWasMissing(Course course, DeployState state, List<Step> again) {
        declared(course);
        assertThat(course.progress.state()).isEqualTo(INCIDENT);

        resolve(course, Resolution.CONTINUE, null);

        assertThat(course.progress.state()).isEqualTo(state);
        assertThat(course.progress.last(IncidentResolved.class).get().again())
                .containsExactlyElementsOf(again);
    }

    @Test
    void theApprovalIsSaidAnewWhenItGoesOnHolding() {
        var course = declared(Courses.holding());

        resolve(course, Resolution.CONTINUE, null);

        assertThat(course.history.getLast().type()).isEqualTo(EventType.PLAN_APPROVED);
        assertThat(course.history.getLast().envelope().attempt()).isEqualTo(3);
    }

    @Test
    void namesWhatWasPausedSoFar() {
        var course = Courses.proposed();
        course.obey(course.commands("bob").approval(true, Events.PLAN, Events.SHA, null));
        course.tell(new DagsBlocked(List.of(), List.of(), Course.NOON, List.of("audio", "image")));

        declared(course);

        assertThat(course.progress.last(IncidentDeclared.class).get().paused())
                .containsExactly("audio", "image");
    }

    @Test
    void whatBecameKnownMeanwhileCounts() {
        var applied = declared(Courses.applying()).tell(APPLIED);
        var changed = declared(Courses.applying()).tell(applyFailed(ApplyEffect.CHANGED));
        var unchanged = declared(Courses.applying()).tell(applyFailed(ApplyEffect.UNCHANGED));

        for (var course : List.of(applied, changed, unchanged)) {
            resolve(course, Resolution.CONTINUE, null);
        }

        assertThat(applied.progress.state()).isEqualTo(DeployState.VERIFYING);
        assertThat(changed.progress.state()).isEqualTo(DeployState.AWAITING_DECISION);
        assertThat(changed.progress.asked()).isNotNull();
        assertThat(unchanged.progress.state()).isEqualTo(DeployState.RESTORING);
    }

    @Test
    void anApplyThatNobodyApprovedDoesNotGoOn() {
        var course = declared(Courses.proposed()).tell(STARTED);

        assertThat(Interventions.resolutions(course.progress))
                .containsExactly(Resolution.ROLLBACK, Resolution.ABANDON);
        assertThatThrownBy(() -> resolve(course, Resolution.CONTINUE, null))
                .hasMessageContaining("nobody has approved");
        resolve(course, Resolution.ROLLBACK, null);

        assertThat(course.progress.state()).isEqualTo(DeployState.ROLLING_BACK);
        assertThat(Interventions.resolutions(course.progress)).isEmpty();
    }

    @Test
    void anAbortThatHangsIsAskedForAnew() {
        var course = declared(Courses.proposed().tell(failed(Step.HOLD)));

        resolve(course, Resolution.CONTINUE, null).undoneByAll(ApplyEffect.NONE);

        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void isAlwaysOpenToARollback() {
        var course = declared(Courses.applying().tell(APPLIED, GATE));

        resolve(course, Resolution.ROLLBACK, null);

        assertThat(course.progress.state()).isEqualTo(DeployState.ROLLING_BACK);
    }

    @Test
    void isGivenUpEvenAfterTheApplyAndNamesThePausesItLeaves() {
        var course = declared(Courses.applying().tell(APPLIED));

        resolve(course, Resolution.ABANDON, PausedDags.LEAVE);
        assertThat(course.progress.last(DeployAborting.class).get().dags())
                .isEqualTo(PausedDags.LEAVE);
        course.undoneByAll(ApplyEffect.CHANGED);

        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(course.progress.paused()).containsExactly("image_data_refresh");
    }

    @Test
    void refusesWhatHasNoIncidentAndASecondOne() {
        var course = Courses.proposed();
        assertThatThrownBy(() -> resolve(course, Resolution.CONTINUE, null))
                .hasMessageContaining("no incident");
        declared(course);

        assertThatThrownBy(() -> declared(course)).hasMessageContaining("already");
        assertThatThrownBy(() -> course.commands("bob").cancel("no"))
                .hasMessageContaining("the team has it");
    }

    @Test
    void callsATeamOnlyForWhatHasBegun() {
        assertThatThrownBy(() -> declared(new Course(Publish.ALWAYS).tell(QUEUED)))
                .hasMessage("it has not begun");
    }

    @Test
    void theHoldIsTimedAnewOnceTheTeamHasDecided() {
        var course = declared(Courses.applying());
        var before = course.progress.heldSince();

        resolve(course, Resolution.CONTINUE, null);

        assertThat(before).isNotNull();
        assertThat(course.progress.heldSince()).isAfter(before);
    }

    @Test
    void aHoldThatIsOverdueBeforeTheApplyIsTakenBack() {
        var course = Courses.holding();
        var deadline = course.progress.heldSince().plus(course.rules.policy().held());

        course.tell(new DeadlinePassed(DeployState.HOLDING, Service.INFRA_RUNNER, deadline));

        assertThat(course.progress.state()).isEqualTo(DeployState.RESTORING);
    }
}
