package dev.airlock.watcher.platform;

import static dev.airlock.watcher.platform.Readings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.airflow.FakeAirflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many questions a forecast costs Airflow. */
class UsualDurationsTest {
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration USUAL = Duration.ofMinutes(3);

    private final FakeAirflow airflow = new FakeAirflow();
    private Instant now = NOON;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final UsualDurations usual = new UsualDurations(airflow, clock);

    private void poll(int times) {
        for (int polled = 0; polled < times; polled++) {
            usual.learn(airflow.dags());
            now = now.plus(POLL);
        }
    }

    private void scheduled(int dags) {
        IntStream.range(0, dags).forEach(i -> airflow.dag(dag("dag" + i, false, false)));
    }

    private static Dag dag(String id, boolean paused, boolean gone) {
        return new Dag(id, paused, gone, true, null, false, "0 3 * * *");
    }

    @Test
    void asksForAFewAtATimeAndForEachOnceAnHour() {
        scheduled(300);

        poll(6);
        assertThat(airflow.asked()).hasSize(18).doesNotHaveDuplicates();

        poll(94);
        assertThat(airflow.asked()).hasSize(300).doesNotHaveDuplicates();

        poll(250);
        assertThat(airflow.asked()).hasSize(300);
    }

    @Test
    void asksAgainWhenAnHourHasPassed() {
        scheduled(2);
        poll(1);
        now = NOON.plus(Duration.ofMinutes(61));

        poll(1);

        assertThat(airflow.asked()).containsExactly("dag0", "dag1", "dag0", "dag1");
    }

    @Test
    void asksForNoneThatDoesNotRunByItself() {
        airflow.dag("manual", false).dag(dag("paused", true, false)).dag(dag("gone", false, true));

        poll(1);

        assertThat(airflow.asked()).isEmpty();
    }

    @Test
    void knowsNothingBeforeItHasAsked() {
        scheduled(1);
        assertThat(usual.known("dag0")).isNull();

        poll(1);

        assertThat(usual.known("dag0")).isEqualTo(USUAL);
    }

    /** Of a run under way people want to know it at once. */
    @Test
    void whatIsAskedForOneRunIsKnownForTheForecast() {
        scheduled(1);

        assertThat(usual.of("dag0")).isEqualTo(USUAL);

        poll(1);
        assertThat(usual.known("dag0")).isEqualTo(USUAL);
        assertThat(airflow.asked()).isEqualTo(List.of("dag0"));
    }

    @Test
    void keepsWhatItKnowsWhileAirflowIsAway() {
        scheduled(1);
        poll(1);
        now = NOON.plus(Duration.ofMinutes(61));
        airflow.goAway();

        poll(1);

        assertThat(airflow.asked()).hasSize(2);
        assertThat(usual.known("dag0")).isEqualTo(USUAL);
    }
}
