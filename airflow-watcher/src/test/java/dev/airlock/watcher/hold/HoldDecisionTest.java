package dev.airlock.watcher.hold;

import static dev.airlock.watcher.platform.Readings.at;
import static dev.airlock.watcher.platform.Readings.dag;
import static dev.airlock.watcher.platform.Readings.parked;
import static dev.airlock.watcher.platform.Readings.reading;
import static dev.airlock.watcher.platform.Readings.run;
import static dev.airlock.watcher.platform.Readings.running;
import static dev.airlock.watcher.platform.Readings.task;
import static dev.airlock.watcher.platform.Readings.working;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.RunVerdict;
import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.hold.HoldMove.Blocked;
import dev.airlock.watcher.hold.HoldMove.Held;
import dev.airlock.watcher.hold.HoldMove.Release;
import dev.airlock.watcher.hold.HoldMove.Settle;
import dev.airlock.watcher.platform.ActiveRun;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.RunClassifier;
import dev.airlock.watcher.platform.RunKey;
import dev.airlock.watcher.platform.Sightings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldDecisionTest {
    private static final String IMAGE = "image_data_refresh";
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration POKE = Duration.ofSeconds(15);

    private final RunClassifier classifier = new RunClassifier(Configs.with(""));
    private final Sightings sightings = new Sightings(SETTLE, POKE);
    private final Map<String, Pause> pauses = new HashMap<>();
    private Set<RunKey> overlong = Set.of();

    private HoldMove next(Reading reading) {
        var findings = classifier.classify(reading);
        sightings.note(reading.at(), findings);
        var ours = new OurPauses(pauses, reading, classifier, POKE);
        return new HoldDecision(reading, findings, ours, sightings, SETTLE, at(0), overlong).next();
    }

    private void pause(String dag, PauseState state, Set<String> parked, Set<String> seen) {
        pauses.put(dag, new Pause(dag, state, parked, seen, Set.of(), at(0), at(0)));
    }

    private static Wanted free(String dag) {
        return new Wanted(dag, Set.of());
    }

    private static List<String> dags(List<Finding> findings) {
        return findings.stream().map(Finding::dagId).toList();
    }

    private static ActiveRun inertSensor(String state) {
        return running(IMAGE, task("success", "PythonOperator"), task(state, "HttpSensor"));
    }

    @Test
    void pausesEveryDagOfAQuietPlatformThenSettles() {
        var dags = List.of(dag("a", false), dag("b", false), dag("stays", true));

        assertThat(next(reading(0, dags)))
                .isEqualTo(new Settle(SETTLE, List.of(free("a"), free("b"))));
    }

    @Test
    void isHeldOneSettleIntervalAfterTheLastPause() {
        pause("a", PauseState.PAUSED, Set.of(), Set.of());

        assertThat(next(reading(3, List.of(dag("a", true)))))
                .isEqualTo(new Settle(Duration.ofSeconds(2), List.of()));
        assertThat(next(reading(5, List.of(dag("a", true))))).isEqualTo(new Held(List.of()));
    }

    @Test
    void drainsTheOthersWhileOneIsBusy() {
        var dags = List.of(dag("a", false), dag("b", false), dag(IMAGE, false));

        var move = next(reading(0, dags, working("b"), parked(IMAGE)));

        assertThat(move)
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> {
                            assertThat(blocked.pause()).containsExactly(free("a"));
                            assertThat(dags(blocked.busy())).containsExactly("b");
                        });
    }

    @Test
    void pausesParkedDagsLastAndAfterTwoReadings() {
        var dags = List.of(dag("a", false), dag(IMAGE, false));
        var drained = List.of(dag("a", true), dag(IMAGE, false));

        assertThat(next(reading(0, dags, parked(IMAGE))))
                .isEqualTo(new Settle(SETTLE, List.of(free("a"))));
        pause("a", PauseState.PAUSED, Set.of(), Set.of());
        assertThat(next(reading(5, drained, parked(IMAGE))))
                .isEqualTo(new Settle(SETTLE, List.of(new Wanted(IMAGE, Set.of("r1")))));
    }

    @Test
    void holdsAParkedRunThatStillWaits() {
        pause(IMAGE, PauseState.PAUSED, Set.of("r1"), Set.of("r1"));

        var move = next(reading(5, List.of(dag(IMAGE, true)), inertSensor("up_for_reschedule")));

        assertThat(move)
                .isInstanceOfSatisfying(
                        Held.class,
                        held ->
                                assertThat(held.runs().getFirst().verdict())
                                        .isEqualTo(RunVerdict.PARKED));
    }

    @Test
    void waitsForAPokeThatWasUnderWayAtThePause() {
        pause(IMAGE, PauseState.PAUSED, Set.of("r1"), Set.of("r1"));
        var dags = List.of(dag(IMAGE, true));

        assertThat(next(reading(5, dags, inertSensor("running"))))
                .isEqualTo(new Settle(Duration.ofSeconds(1), List.of()));
        assertThat(next(reading(15, dags, inertSensor("running")))).isInstanceOf(Release.class);
    }

    @Test
    void releasesASensorThatLetGoAndAllOtherParkedDags() {
        pause(IMAGE, PauseState.PAUSED, Set.of("r1"), Set.of("r1"));
        pause("audio_data_refresh", PauseState.PAUSED, Set.of("r9"), Set.of("r9"));
        pause("drained", PauseState.PAUSED, Set.of(), Set.of());
        var letGo = running(IMAGE, task("success", "HttpSensor"), task(null, "PythonOperator"));
        var dags = List.of(dag(IMAGE, true), dag("audio_data_refresh", true), dag("drained", true));

        assertThat(next(reading(5, dags, letGo)))
                .isInstanceOfSatisfying(
                        Release.class,
                        release -> {
                            assertThat(release.dags()).containsExactly("audio_data_refresh", IMAGE);
                            assertThat(dags(release.offenders())).containsExactly(IMAGE);
                        });
    }

    @Test
    void releasesARunThatBeganBetweenReadAndPause() {
        pause("a", PauseState.PAUSED, Set.of(), Set.of("r1"));
        var stopped = running("a", task("success", "PythonOperator"), task(null, "PythonOperator"));

        assertThat(next(reading(5, List.of(dag("a", true)), stopped))).isInstanceOf(Release.class);
    }

    @Test
    void holdsOverARunThatCameAfterThePauseAndHasNotBegun() {
        pause("a", PauseState.PAUSED, Set.of(), Set.of());
        var queued = new ActiveRun(run("a", "r2", "queued"), List.of(task(null, "X")));

        assertThat(next(reading(5, List.of(dag("a", true)), queued)))
                .isInstanceOfSatisfying(
                        Held.class,
                        held ->
                                assertThat(held.runs().getFirst().verdict())
                                        .isEqualTo(RunVerdict.NOT_BEGUN));
    }

    @Test
    void waitsForAReleasedRunEvenWhenItParksAgain() {
        pauses.put(
                IMAGE,
                new Pause(IMAGE, PauseState.UNDONE, Set.of(), Set.of(), Set.of("r1"), at(0), null));

        assertThat(next(reading(60, List.of(dag(IMAGE, false)), parked(IMAGE))))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(dags(blocked.busy())).containsExactly(IMAGE));
        assertThat(next(reading(70, List.of(dag(IMAGE, false)))))
                .isEqualTo(new Settle(SETTLE, List.of(free(IMAGE))));
    }

    @Test
    void doesNotBlockOnAStuckRunOfADagThatWasPausedBefore() {
        var stuck = running("stuck", task("scheduled", "PythonOperator"));

        assertThat(next(reading(5, List.of(dag("stuck", true)), stuck)))
                .isInstanceOfSatisfying(
                        Held.class,
                        held ->
                                assertThat(held.runs().getFirst().verdict())
                                        .isEqualTo(RunVerdict.INERT));
    }

    @Test
    void leavesAloneWhatSomebodyElseUnpaused() {
        pause("a", PauseState.TAKEN, Set.of(), Set.of());

        assertThat(next(reading(5, List.of(dag("a", false))))).isEqualTo(new Held(List.of()));
        assertThat(next(reading(6, List.of(dag("a", false)), working("a"))))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void pausesAgainWhatWasOnlyWrittenDown() {
        pause(IMAGE, PauseState.WANTED, Set.of("r1"), Set.of());

        assertThat(next(reading(5, List.of(dag(IMAGE, true)), parked(IMAGE))))
                .isEqualTo(new Settle(SETTLE, List.of(new Wanted(IMAGE, Set.of("r1")))));
    }

    @Test
    void pausesNothingWhileWhatOutlastedTheDrainRuns() {
        overlong = Set.of(new RunKey("b", "r1"));
        var dags = List.of(dag("a", false), dag("b", false));

        assertThat(next(reading(5, dags, working("b"))))
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.pause()).isEmpty());
    }

    @Test
    void pausesAllOnceWhatOutlastedTheDrainIsParked() {
        overlong = Set.of(new RunKey(IMAGE, "r1"));
        var dags = List.of(dag("a", false), dag(IMAGE, false));

        assertThat(next(reading(5, dags, inertSensor("up_for_reschedule"))))
                .isEqualTo(new Settle(SETTLE, List.of(free("a"))));
    }

    @Test
    void isNeverHeldInDoubt() {
        assertThat(next(reading(60, List.of(), List.of(), List.of("no answer"))))
                .isEqualTo(new Blocked(List.of(), List.of("no answer"), List.of()));
    }
}
