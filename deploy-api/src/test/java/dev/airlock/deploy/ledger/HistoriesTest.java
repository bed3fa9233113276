package dev.airlock.deploy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import java.util.ArrayList;
import java.util.List;
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

    @Property(tries = 2000)
    void holdsItsPromises(@ForAll("histories") List<Tuple2<DeployEvent, Integer>> history) {
        var course = new Course(Publish.WHEN_NECESSARY);
        var ended = false;

        for (var told : history) {
            var event = told.get1();
            course.tell(event, source(event), told.get2());
            assertThat(ended && course.progress.state() != DeployState.ENDED).isFalse();
            ended = course.progress.state() == DeployState.ENDED;
        }

        var fitted = fitted(course);
        assertThat(before(fitted, EventType.PLAN_APPROVED, EventType.PLAN_PROPOSED)).isTrue();
        if (succeeded(course)) {
            assertThat(fitted)
                    .contains(
                            EventType.PLAN_APPROVED,
                            EventType.APPLY_STARTED,
                            EventType.APPLIED,
                            EventType.GATE_CLOSED,
                            EventType.VERIFIED);
        }
        assertThat(fitted.stream().filter(EventType.DEPLOY_ENDED::equals).count())
                .isLessThanOrEqualTo(1);
        assertThat(course.folds)
                .allMatch(fold -> fold.fits() || (fold.note() != null && fold.emits().isEmpty()));
    }

    @Property(tries = 200)
    void repeatsChangeNothing(@ForAll("repeats") List<Integer> repeats) {
        var course = new Course(Publish.WHEN_NECESSARY);

        for (int i = 0; i < ROAD.size(); i++) {
            for (int times = 0; times <= repeats.get(i); times++) {
                course.tell(ROAD.get(i), source(ROAD.get(i)), 1);
            }
        }

        assertThat(succeeded(course)).isTrue();
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

    private static boolean succeeded(Course course) {
        return course.history.stream()
                .map(EventMessage::event)
                .anyMatch(event ->
                        event instanceof DeployEnded(var outcome, _, _)
                                && outcome == Outcome.SUCCEEDED);
    }
}
