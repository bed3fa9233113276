package dev.airlock.watcher.platform;

import static dev.airlock.watcher.platform.Readings.at;
import static dev.airlock.watcher.platform.Readings.parked;
import static dev.airlock.watcher.platform.Readings.running;
import static dev.airlock.watcher.platform.Readings.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people see of pokes. */
class SightingsTest {
    private static final Finding PARKED =
            new Finding(parked("image_data_refresh"), Activity.PARKED, "waits");
    private static final Finding POKING =
            new Finding(
                    running("image_data_refresh", task("running", "HttpSensor")),
                    Activity.POKING,
                    "pokes");

    private final Sightings sightings =
            new Sightings(Duration.ofSeconds(5), Duration.ofSeconds(15));

    private Activity see(int second, Finding finding) {
        return sightings.calmly(at(second), List.of(finding)).getFirst().activity();
    }

    @Test
    void aParkedRunStaysParkedWhileItPokes() {
        see(0, PARKED);

        assertThat(see(10, POKING)).isEqualTo(Activity.PARKED);
    }

    @Test
    void aPokeThatTakesTooLongIsBusy() {
        see(0, PARKED);
        see(10, POKING);

        assertThat(see(25, POKING)).isEqualTo(Activity.BUSY);
    }

    @Test
    void whatWasNeverSeenParkedIsNot() {
        assertThat(see(0, POKING)).isEqualTo(Activity.POKING);
    }
}
