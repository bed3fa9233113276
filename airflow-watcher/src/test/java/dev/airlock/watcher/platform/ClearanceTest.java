package dev.airlock.watcher.platform;

import static dev.airlock.watcher.platform.Readings.dag;
import static dev.airlock.watcher.platform.Readings.parked;
import static dev.airlock.watcher.platform.Readings.reading;
import static dev.airlock.watcher.platform.Readings.running;
import static dev.airlock.watcher.platform.Readings.task;
import static dev.airlock.watcher.platform.Readings.working;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.watcher.airflow.Configs;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.platform.Clearance.Blocked;
import dev.airlock.watcher.platform.Clearance.Clear;
import dev.airlock.watcher.platform.Clearance.Unsettled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearanceTest {
    private static final String IMAGE = "image_data_refresh";
    private static final List<Dag> DAGS = List.of(dag(IMAGE, false), dag("other", false));

    private final RunClassifier classifier = new RunClassifier(Configs.with(""));
    private final Sightings sightings =
            new Sightings(Duration.ofSeconds(5), Duration.ofSeconds(15));

    private Clearance see(Reading reading) {
        var findings = classifier.classify(reading);
        sightings.note(reading.at(), findings);
        return Clearance.of(reading, findings, sightings);
    }

    private static ActiveRun poking() {
        return running(IMAGE, task("running", "HttpSensor"));
    }

    @Test
    void clearsAQuietPlatformAtOnce() {
        assertThat(see(reading(0, DAGS))).isEqualTo(new Clear(List.of()));
    }

    @Test
    void blocksOnARunThatWorks() {
        var clearance = see(reading(0, DAGS, working("other")));

        assertThat(clearance)
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.busy()).hasSize(1));
    }

    @Test
    void neverClearsInDoubt() {
        var clearance =
                see(reading(0, DAGS, List.of(), List.of("Airflow's scheduler is unhealthy")));

        assertThat(clearance)
                .isEqualTo(new Blocked(List.of(), List.of("Airflow's scheduler is unhealthy")));
    }

    @Test
    void believesAParkedRunOnlyAfterASettleInterval() {
        assertThat(see(reading(0, DAGS, parked(IMAGE))))
                .isEqualTo(new Unsettled(Duration.ofSeconds(5)));
        assertThat(see(reading(3, DAGS, parked(IMAGE))))
                .isEqualTo(new Unsettled(Duration.ofSeconds(2)));
        assertThat(see(reading(5, DAGS, parked(IMAGE)))).isInstanceOf(Clear.class);
    }

    @Test
    void toleratesAPokeBetweenTwoReadings() {
        see(reading(0, DAGS, parked(IMAGE)));

        assertThat(see(reading(5, DAGS, poking()))).isEqualTo(new Unsettled(Clearance.LOOK));
        assertThat(see(reading(6, DAGS, parked(IMAGE)))).isInstanceOf(Clear.class);
    }

    @Test
    void takesASensorThatStaysRunningForBusy() {
        see(reading(0, DAGS, poking()));

        assertThat(see(reading(14, DAGS, poking()))).isEqualTo(new Unsettled(Clearance.LOOK));
        assertThat(see(reading(15, DAGS, poking()))).isInstanceOf(Blocked.class);
    }

    @Test
    void startsOverWhenTheRunMovedOnInBetween() {
        see(reading(0, DAGS, parked(IMAGE)));
        see(reading(3, DAGS, working(IMAGE)));

        assertThat(see(reading(6, DAGS, parked(IMAGE))))
                .isEqualTo(new Unsettled(Duration.ofSeconds(5)));
    }
}
