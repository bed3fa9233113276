package dev.airlock.deploy.forecast;

import static dev.airlock.deploy.forecast.Platforms.NOON;
import static dev.airlock.deploy.forecast.Platforms.at;
import static dev.airlock.deploy.forecast.Platforms.minutes;
import static dev.airlock.deploy.forecast.Platforms.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import dev.airlock.event.RunVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which windows are proposed, and what stands in their way. */
class QuietForecastTest {
    private final Platforms platform = new Platforms();

    private static QuietWindow open(String begin, Obstacle... before) {
        return new QuietWindow(at(begin), null, List.of(before));
    }

    @Test
    void aPlatformWithoutRunsAndSchedulesIsQuietAtOnce() {
        var forecast = platform.by("manual", (Schedule) null, null).forecast();

        assertThat(forecast.windows()).containsExactly(open("12:00"));
        assertThat(forecast.next()).isEqualTo(forecast.windows().getFirst());
    }

    @Test
    void saysWhenItWasMadeOfWhat() {
        var forecast = platform.forecast();

        assertThat(forecast.at()).isEqualTo(NOON);
        assertThat(forecast.seenAt()).isEqualTo(NOON.minusSeconds(30));
        assertThat(forecast.until()).isEqualTo(next("12:00"));
        assertThat(forecast.wanted()).isEqualTo(minutes(30));
    }

    @Test
    void aRunTakesAsLongAsUsual() {
        var forecast = platform.busy("ingest", at("11:30"), minutes(90)).forecast();

        assertThat(forecast.windows())
                .containsExactly(
                        open("13:00", new Obstacle("ingest", true, 1, at("11:30"), at("13:00"))));
    }

    /** Not even if it ends this very moment. */
    @Test
    void aRunThatTakesLongerThanUsualIsStillInTheWay() {
        var forecast =
                platform.busy("late", at("11:00"), minutes(50))
                        .busy("due", at("11:00"), minutes(60))
                        .forecast();

        assertThat(forecast.windows())
                .containsExactly(
                        open(
                                "13:00",
                                new Obstacle("late", true, 1, at("11:00"), at("12:40")),
                                new Obstacle("due", true, 1, at("11:00"), at("13:00"))));
    }

    /** What has taken ten times as long does not end in the next minute. */
    @Test
    void theLongerARunIsOverdueTheLaterItIsTakenToEnd() {
        var forecast = platform.busy("hangs", at("07:00"), minutes(30)).forecast();

        // 30, 60, 120, 240, 480 minutes after it began
        assertThat(forecast.windows().getFirst().begin()).isEqualTo(at("15:00"));
    }

    @Test
    void aRunThatHasNotBegunTakesItsWholeTime() {
        var forecast = platform.busy("queued", null, minutes(20)).forecast();

        assertThat(forecast.windows())
                .containsExactly(open("12:20", new Obstacle("queued", true, 1, NOON, at("12:20"))));
    }

    @ParameterizedTest
    @EnumSource(value = RunVerdict.class, mode = Mode.EXCLUDE, names = "BUSY")
    void noRunCountsButABusyOne(RunVerdict verdict) {
        var forecast = platform.run("refresh", verdict, at("11:00"), minutes(500)).forecast();

        assertThat(forecast.windows()).containsExactly(open("12:00"));
    }

    @Test
    void aWindowLastsUntilTheNextScheduledRun() {
        var forecast = platform.once("nightly", at("22:00"), minutes(60)).forecast();

        assertThat(forecast.windows())
                .containsExactly(
                        new QuietWindow(NOON, at("22:00"), List.of()),
                        open("23:00", new Obstacle("nightly", false, 1, at("22:00"), at("23:00"))));
    }

    @Test
    void aWindowIsNeverShorterThanWanted() {
        var forecast =
                platform.once("soon", at("12:29"), minutes(1))
                        .once("then", at("13:00"), minutes(1))
                        .once("last", at("13:30"), minutes(1))
                        .forecast();

        assertThat(forecast.windows())
                .extracting(QuietWindow::begin)
                .containsExactly(at("12:30"), at("13:31"));
        assertThat(forecast.windows().getFirst().end()).isEqualTo(at("13:00"));
        assertThat(forecast.windows().getLast().before())
                .extracting(Obstacle::dagId)
                .containsExactly("then", "last");
    }

    @Test
    void aShortRunWithinALongOneChangesNothing() {
        var forecast =
                platform.once("long", at("12:10"), minutes(120))
                        .once("short", at("12:20"), minutes(5))
                        .forecast();

        assertThat(forecast.windows().getFirst().begin()).isEqualTo(at("14:10"));
    }

    /** Each hour a run of 40 minutes leaves 20. */
    @Test
    void whereNoWindowIsLongEnoughSaysWhatStandsInTheWay() {
        var forecast = platform.by("hourly", "0 * * * *", minutes(40)).forecast();

        assertThat(forecast.windows())
                .containsExactly(new QuietWindow(NOON, at("13:00"), List.of()));
        assertThat(forecast.after())
                .containsExactly(new Obstacle("hourly", false, 24, at("13:00"), next("12:40")));
    }

    @Test
    void proposesTenAtMost() {
        var forecast = platform.by("hourly", "0 * * * *", minutes(5)).forecast();

        assertThat(forecast.windows()).hasSize(10);
        assertThat(forecast.windows().getLast().end()).isEqualTo(at("22:00"));
        assertThat(forecast.after()).extracting(Obstacle::from).containsExactly(at("22:00"));
    }

    @Test
    void aRunThatOutlastsTheHorizonLeavesNoWindow() {
        var forecast = platform.busy("ingest", at("11:30"), Duration.ofDays(3)).forecast();

        assertThat(forecast.windows()).isEmpty();
        assertThat(forecast.next()).isNull();
        assertThat(forecast.after()).extracting(Obstacle::dagId).containsExactly("ingest");
    }

    @Test
    void aPausedDagMakesNoRuns() {
        var schedule = new Schedule(at("12:10"), "10 * * * *");
        var forecast = platform.dag(new Dag("off", true, null, schedule, minutes(5))).forecast();

        assertThat(forecast.windows()).containsExactly(open("12:00"));
    }

    /** It is unpaused when that deploy ends. */
    @Test
    void aDagThatADeployPausedDoes() {
        var schedule = new Schedule(at("22:00"), null);
        var forecast =
                platform.dag(new Dag("held", true, "deploy", schedule, minutes(60))).forecast();

        assertThat(forecast.windows().getFirst().end()).isEqualTo(at("22:00"));
    }

    @Test
    void inDoubtProposesNothingAndSaysWhy() {
        var forecast = platform.doubt("Airflow's scheduler is unhealthy").forecast();

        assertThat(forecast.windows()).isEmpty();
        assertThat(forecast.doubts()).containsExactly("Airflow's scheduler is unhealthy");
    }
}
