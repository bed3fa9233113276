package dev.airlock.deploy.forecast;

import static dev.airlock.deploy.forecast.Platforms.NOON;
import static dev.airlock.deploy.forecast.Platforms.at;
import static dev.airlock.deploy.forecast.Platforms.minutes;
import static dev.airlock.deploy.forecast.Platforms.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs schedules make. */
class SchedulesTest {
    private static final String DAG = "scheduled";

    private static List<Instant> runs(@Nullable Instant nextRunAt, @Nullable String crontab) {
        return runs(new Platforms().by(DAG, new Schedule(nextRunAt, crontab), minutes(5)));
    }

    private static List<Instant> runs(Platforms platform) {
        return runs(platform, Duration.ofHours(24));
    }

    private static List<Instant> runs(Platforms platform, Duration ahead) {
        var runs = new ArrayList<Instant>();
        Outlook.of(platform.seen(), NOON, NOON.plus(ahead), new Assumptions())
                .forEachRemaining(run -> runs.add(run.from()));
        return runs;
    }

    @Test
    void aCrontabGivesOneRunAfterTheOther() {
        assertThat(runs(at("15:00"), "0 3,15 * * *")).containsExactly(at("15:00"), next("03:00"));
    }

    /** As recorded: half past three in Berlin's winter. */
    @Test
    void theNextRunTellsOnWhoseClockACrontabIs() {
        assertThat(runs(at("14:30"), "30 3,15,17 * * *"))
                .containsExactly(at("14:30"), at("16:30"), next("02:30"));
    }

    /** New York's, Kolkata's, Kathmandu's, and Auckland's in summer. */
    @ParameterizedTest
    @CsvSource({"20:00, 0 15 * * *", "18:00, 30 23 * * *", "18:15, 0 0 * * *", "23:00, 0 12 * * *"})
    void anyClockIsFound(String next, String crontab) {
        var tomorrow = at(next).plus(Duration.ofDays(1));
        var platform = new Platforms().by(DAG, new Schedule(at(next), crontab), minutes(5));

        assertThat(runs(platform, Duration.ofHours(48))).containsExactly(at(next), tomorrow);
    }

    /** Office hours in Berlin: by their next run alone they might be London's. */
    @Test
    void aCrontabIsOnTheClockOfMost() {
        var office = new Schedule(at("14:00"), "0 8-17 * * *");
        var platform = new Platforms().by(DAG, office, minutes(5));
        assertThat(runs(platform)).contains(at("17:00")).doesNotContain(next("07:00"));

        platform.dag(new Dag("off", true, null, new Schedule(next("02:30"), "30 3 * * *"), null));

        assertThat(runs(platform)).contains(next("07:00")).doesNotContain(at("17:00"));
    }

    /** Monday in Tokyo begins on Sunday afternoon of UTC. */
    @Test
    void aDayOfTheWeekIsThatOfItsClock() {
        assertThat(runs(at("19:15"), "15 4 * * FRI")).containsExactly(at("19:15"));
        assertThat(runs(at("19:15"), "15 4,5 * * FRI")).containsExactly(at("19:15"), at("20:15"));
    }

    /** The first of the month, and each Friday: as croniter does. */
    @Test
    void aDayOfTheMonthAndOneOfTheWeekAreEitherOfThem() {
        assertThat(runs(null, "30 15 1 * FRI")).containsExactly(at("15:30"));
        assertThat(runs(null, "30 9 1 * 5")).containsExactly(next("09:30"));
    }

    /** As after a long pause. */
    @Test
    void aRunThatIsLateComesAtOnce() {
        assertThat(runs(at("11:00"), "0 */11 * * *"))
                .containsExactly(NOON, at("22:00"), next("00:00"), next("11:00"));
    }

    /** As while as many runs as may be go on: Airflow 3 makes the next when one has ended. */
    @Test
    void aRunThatIsLateComesAfterTheOneUnderWay() {
        var platform =
                new Platforms()
                        .by(DAG, new Schedule(at("11:00"), "0 * * * *"), minutes(90))
                        .busy(DAG, at("11:45"), null);

        assertThat(runs(platform)).startsWith(at("11:45"), at("13:15"), at("14:00"));
    }

    /** Airflow 2 does not say it then. */
    @Test
    void aCrontabWithoutANextRunIsOnTheClockOfTheOthers() {
        assertThat(runs(null, "0 22 * * *")).containsExactly(at("22:00"));

        var platform = new Platforms().by(DAG, new Schedule(null, "0 22 * * *"), minutes(5));
        platform.by("other", new Schedule(at("14:30"), "30 15 1 * *"), minutes(5));

        assertThat(runs(platform)).containsExactly(at("14:30"), at("21:00"));
    }

    /** A DAG whose first run is yet to come. */
    @Test
    void noRunComesBeforeTheNextThatAirflowSays() {
        assertThat(runs(next("10:00"), "0 * * * *"))
                .containsExactly(next("10:00"), next("11:00"), next("12:00"));
        assertThat(runs(next("13:00"), "0 * * * *")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // croniter's, but not crontab(5)'s
        "0 15 * * THU#1",
        "61 * * * *",
        // none that gives this time
        "7 15 * * *",
        ",",
    })
    void whereTheCrontabDoesNotGiveTheNextRunOnlyThatOneIsKnown(@Nullable String crontab) {
        assertThat(runs(at("15:00"), crontab)).containsExactly(at("15:00"));
    }

    @Test
    void whatAssetsStartIsNotForeseen() {
        assertThat(runs(new Platforms().by(DAG, new Schedule(null, null), minutes(5)))).isEmpty();
    }
}
