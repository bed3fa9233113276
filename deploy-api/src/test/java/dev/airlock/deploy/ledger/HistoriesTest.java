package dev.airlock.deploy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Random, repeated and reordered histories against what the ledger guarantees. */
class HistoriesTest {
    private static final List<DeployEvent> ROAD =
            List.of(
                    Events.QUEUED,
                    Events.REQUESTED,
                    Events.WAY_BACK,
                    Events.CLEARED,
                    Events.preview(true, false),
                    Events.PUBLISHED,
                    Events.READY,
                    Events.plan(false),
                    Events.APPROVED,
                    Events.HELD,
                    Events.STARTED,
                    Events.APPLIED,
                    Events.GATE,
                    Events.REACHABLE,
                    Events.RESUMED,
                    Events.VERIFIED);

    /** It has ended, it has not begun, or a person is asked. */
    private static final Set<DeployState> FINAL =
            Set.of(
                    DeployState.ENDED,
                    DeployState.QUEUED,
                    DeployState.AWAITING_APPROVAL,
                    DeployState.AWAITING_DECISION,
                    DeployState.INCIDENT);

    @Property(tries = 10_000)
    void holdsItsPromises(@ForAll("histories") List<Tuple2<DeployEvent, Integer>> history) {
        var course = new Course(Publish.WHEN_NECESSARY).rollingBack();
        var ended = false;

        for (var told : history) {
            var event = told.get1();
            if (event instanceof OperatorEvent order) {
                order(course, order);
            } else {
                course.tell(event, source(event), told.get2());
            }
            assertThat(ended && course.progress.state() != DeployState.ENDED).isFalse();
            ended = course.progress.state() == DeployState.ENDED;
        }

        letTimePass(course);
        assertThat(FINAL).as("when everybody is silent for ever").contains(course.progress.state());

        var fitted = fitted(course);
        assertThat(before(fitted, EventType.PLAN_APPROVED, EventType.PLAN_PROPOSED)).isTrue();
        if (ended(course, Outcome.SUCCEEDED)) {
            assertThat(fitted)
                    .contains(
                            EventType.PLAN_APPROVED,
                            EventType.APPLY_STARTED,
                            EventType.GATE_CLOSED,
                            EventType.VERIFIED)
                    .containsAnyOf(EventType.APPLIED, EventType.DECISION_TAKEN)
                    .doesNotContain(EventType.ROLLBACK_REQUESTED);
        }
        if (ended(course, Outcome.ROLLED_BACK)) {
            assertThat(fitted)
                    .containsSubsequence(
                            EventType.ROLLBACK_REQUESTED,
                            EventType.ROLLED_BACK,
                            EventType.VERIFIED);
            assertThat(
                            !fitted.contains(EventType.APPLY_STARTED)
                                    || fitted.contains(EventType.GATE_CLOSED))
                    .isTrue();
        }
        assertThat(fitted.stream().filter(EventType.DEPLOY_ENDED::equals).count())
                .isLessThanOrEqualTo(1);
        assertThat(course.folds)
                .allMatch(fold -> fold.fits() || (fold.note() != null && fold.emits().isEmpty()));
    }

    /** Nobody says anything any more: what is left are the deadlines, one after the other. */
    private static void letTimePass(Course course) {
        for (int i = 0; i < DeployState.values().length; i++) {
            course.tell(Events.deadline(course.progress.state()));
        }
    }

    /** What people order is refused, or obeyed by the ledger's own events. */
    private static void order(Course course, OperatorEvent order) {
        var people = course.commands("bob").interventions();
        try {
            switch (order) {
                case DecisionTaken taken ->
                        course.obey(people.decide(taken.decision(), null, new UUID(0, 1)));
                case RollbackRequested _ -> course.obey(people.rollback(Courses.back("it is bad")));
                case IncidentResolved resolved ->
                        course.obey(
                                people.resolve(
                                        resolved.resolution(),
                                        resolved.resolution() == Resolution.ABANDON
                                                ? PausedDags.LEAVE
                                                : null,
                                        Courses.back("seen to it")));
                case ApplyInterruptRequested _ -> course.obey(course.commands("bob").cancel("no"));
                case StepOverridden overridden ->
                        course.obey(people.override(overridden.step(), "seen"));
                case PausesReleased _ -> course.obey(people.incident("something is odd"));
            }
        } catch (Refused e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 200)
    void repeatsChangeNothing(@ForAll("repeats") List<Integer> repeats) {
        var course = new Course(Publish.WHEN_NECESSARY);

        for (int i = 0; i < ROAD.size(); i++) {
            for (int times = 0; times <= repeats.get(i); times++) {
                course.tell(ROAD.get(i), source(ROAD.get(i)), 1);
            }
        }

        assertThat(ended(course, Outcome.SUCCEEDED)).isTrue();
        assertThat(course.progress.attempt()).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<Integer>> repeats() {
        return Arbitraries.integers().between(0, 2).list().ofSize(ROAD.size());
    }

    /** The straight road with other events, of any attempt, strewn in. */
    @Provide
    Arbitrary<List<Tuple2<DeployEvent, Integer>>> histories() {
        var others = new ArrayList<>(ROAD);
        for (var step : Step.values()) {
            others.add(Events.failed(step));
        }
        for (var why : HoldReturnReason.values()) {
            others.add(Events.returned(why));
        }
        for (var state : DeployState.values()) {
            others.add(Events.deadline(state));
        }
        for (var effect : ApplyEffect.values()) {
            others.add(Events.applyFailed(effect));
            others.add(
                    new WorkUndone(Service.INFRA_RUNNER, List.of(), List.of(), effect, List.of()));
        }
        for (var service :
                List.of(Service.AIRFLOW_WATCHER, Service.RELEASE_SERVICE, Service.VERIFIER)) {
            others.add(new WorkUndone(service, List.of(), List.of(), null, List.of()));
        }
        for (var decision : Decision.values()) {
            others.add(Events.decided(Question.CHANGED_APPLY, decision));
        }
        for (var resolution : Resolution.values()) {
            others.add(Events.resolved(resolution, DeployState.VERIFYING));
        }
        others.addAll(
                List.of(
                        Events.INCONCLUSIVE,
                        Events.BACK,
                        Events.ROLLED_BACK,
                        Events.INTERRUPT,
                        Events.CALL,
                        Events.VERIFIED,
                        Events.REACHABLE));
        others.add(Events.wayBack(CheckResult.FAILED));
        others.addAll(List.of(Events.UNKNOWN, Events.NOT_VERIFIED, Events.preview(false, true)));
        var strewn =
                Arbitraries.of(others)
                        .tuple1()
                        .flatMap(e ->
                                Arbitraries.integers()
                                        .between(1, 3)
                                        .map(attempt -> Tuple.of(e.get1(), attempt)))
                        .list()
                        .ofMaxSize(12);
        var cuts = Arbitraries.integers().between(0, ROAD.size());
        return strewn.flatMap(extra -> cuts.list().ofSize(12).map(places -> strew(extra, places)));
    }

    private static List<Tuple2<DeployEvent, Integer>> strew(
            List<Tuple2<DeployEvent, Integer>> extra, List<Integer> places) {
        var history = new ArrayList<Tuple2<DeployEvent, Integer>>();
        ROAD.forEach(event -> history.add(Tuple.of(event, 1)));
        for (int i = 0; i < extra.size(); i++) {
            history.add(places.get(i), extra.get(i));
        }
        return history;
    }

    private static Service source(DeployEvent event) {
        return event instanceof WorkUndone answer
                ? answer.service()
                : EventType.of(event).emitters().stream().sorted().findFirst().orElseThrow();
    }

    private static List<EventType> fitted(Course course) {
        var fitted = new ArrayList<EventType>();
        for (int i = 0; i < course.folds.size(); i++) {
            if (course.folds.get(i).fits()) {
                fitted.add(course.history.get(i).type());
            }
        }
        return fitted;
    }

    private static boolean before(List<EventType> fitted, EventType later, EventType earlier) {
        var at = fitted.indexOf(later);
        return at < 0 || (fitted.contains(earlier) && fitted.indexOf(earlier) < at);
    }

    private static boolean ended(Course course, Outcome wanted) {
        return course.history.stream()
                .map(EventMessage::event)
                .anyMatch(event ->
                        event instanceof DeployEnded(var outcome, _, _, _) && outcome == wanted);
    }
}
