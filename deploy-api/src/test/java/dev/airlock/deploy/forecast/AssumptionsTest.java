package dev.airlock.deploy.forecast;

import static dev.airlock.deploy.forecast.Platforms.at;
import static dev.airlock.deploy.forecast.Platforms.minutes;
import static dev.airlock.deploy.forecast.Platforms.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.forecast.Assumptions.Kind;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import dev.airlock.event.RunVerdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a forecast says that it takes for granted, and of which DAG. */
class AssumptionsTest {
    private static final String DAG = "assumed";

    private final Platforms platform = new Platforms();

    private static Platforms by(@Nullable Instant nextRunAt, @Nullable String crontab) {
        return new Platforms().by(DAG, new Schedule(nextRunAt, crontab), minutes(5));
    }

    private static Dag paused(@Nullable String pausedBy) {
        var schedule = new Schedule(at("22:00"), "0 22 * * *");
        return new Dag(DAG, true, pausedBy, schedule, minutes(5));
    }

    /** Of the DAG; the same words in all of them. */
    private static List<String> of(Kind... kinds) {
        var said = new Assumptions();
        List.of(kinds).forEach(kind -> said.of(kind, DAG));
        return of(said.all());
    }

    private static List<String> of(List<Assumption> assumptions) {
        return assumptions.stream()
                .filter(assumption -> assumption.dags().equals(List.of(DAG)))
                .map(Assumption::what)
                .toList();
    }

    private static List<String> assumedOf(Platforms platform) {
        return of(platform.forecast().assumptions());
    }

    @Test
    void alwaysSaysWhatNoScheduleTells() {
        assertThat(platform.forecast().assumptions())
                .hasSize(2)
                .anyMatch(each -> each.what().contains("not foreseen") && each.dags().isEmpty());
    }

    @Test
    void nothingOfWhatIsKnown() {
        var known = by(at("22:00"), "0 22 * * *").busy(DAG, at("11:58"), minutes(5));

        assertThat(assumedOf(known)).isEmpty();
    }

    @Test
    void aDurationThatIsNotKnownIsTakenAsAnHour() {
        var unknown = platform.by(DAG, new Schedule(at("22:00"), "0 22 * * *"), null);

        assertThat(unknown.forecast().windows().getLast().begin()).isEqualTo(at("23:00"));
        assertThat(assumedOf(unknown)).isEqualTo(of(Kind.DURATION_UNKNOWN));
    }

    @Test
    void aRunningDagsDurationIsThatOfItsRunOrElseOfTheDag() {
        var running = platform.by(DAG, (Schedule) null, minutes(40)).busy(DAG, at("11:50"), null);

        assertThat(running.forecast().windows().getFirst().begin()).isEqualTo(at("12:30"));
        assertThat(assumedOf(running)).isEmpty();
    }

    @Test
    void aRunTakesAMinuteAtLeast() {
        var quick = platform.by(DAG, "30 12 * * *", minutes(0));

        assertThat(quick.forecast().windows().getLast().begin()).isEqualTo(at("12:31"));
    }

    @Test
    void saysWhatScheduleItDoesNotKnow() {
        assertThat(assumedOf(by(null, null))).isEqualTo(of(Kind.NO_TIME));
        assertThat(assumedOf(by(null, "0 22 * * *"))).isEqualTo(of(Kind.NO_NEXT));
        assertThat(assumedOf(by(at("22:00"), null))).isEqualTo(of(Kind.NEXT_ONLY));
        assertThat(assumedOf(by(at("22:00"), "0 0 * * *"))).isEmpty();
        assertThat(assumedOf(by(at("11:00"), "0 11 * * *"))).isEqualTo(of(Kind.LATE));
    }

    @Test
    void saysWhichCrontabIsOnAClockOfItsOwn() {
        var others = by(at("22:00"), "0 7 * * *");
        others.by("one", new Schedule(at("21:00"), "0 22 * * *"), minutes(5));
        others.by("two", new Schedule(at("22:00"), "0 23 * * *"), minutes(5));

        assertThat(assumedOf(others)).isEqualTo(of(Kind.OTHER_CLOCK));
        assertThat(others.forecast().assumptions())
                .anyMatch(each -> each.what().contains("most give") && each.dags().isEmpty());
    }

    /** Nothing is assumed of what the forecast does not look at. */
    @Test
    void nothingOfWhatComesAfterIt() {
        assertThat(assumedOf(by(next("13:00"), null))).isEmpty();
    }

    @Test
    void saysWhatIsPaused() {
        assertThat(assumedOf(platform.dag(paused(null)))).isEqualTo(of(Kind.PAUSED));
        assertThat(assumedOf(new Platforms().dag(paused("deploy")))).isEqualTo(of(Kind.RESUMED));
    }

    @Test
    void saysWhatIsUnderWayAndHowThatEnds() {
        assertThat(assumedOf(platform.busy(DAG, at("11:00"), minutes(50))))
                .isEqualTo(of(Kind.OVERDUE));
        assertThat(assumedOf(new Platforms().run(DAG, RunVerdict.PARKED, at("11:00"), minutes(5))))
                .isEqualTo(of(Kind.PARKED));
    }

    /** Its queue is not all that a backfill makes. */
    @Test
    void saysOfWhichDagSeveralRunsAreUnderWay() {
        var backfill =
                platform.busy(DAG, at("11:50"), minutes(30)).busy(DAG, at("11:55"), minutes(30));

        assertThat(backfill.forecast().windows().getFirst().begin()).isEqualTo(at("12:25"));
        assertThat(assumedOf(backfill)).isEqualTo(of(Kind.SEVERAL));
    }
}
