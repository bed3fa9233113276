package dev.airlock.deploy.forecast;

import static dev.airlock.deploy.forecast.Platforms.NOON;
import static dev.airlock.deploy.forecast.Platforms.at;
import static dev.airlock.deploy.forecast.Platforms.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.airlock.event.PlatformSnapshot.Schedule;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many DAGs there are, a page that asks is answered. */
class ManyDagsTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Platforms platform = new Platforms();

    private QuietForecast forecast() {
        return assertTimeout(
                Duration.ofSeconds(10),
                () -> QuietForecast.of(platform.seen(), NOON, minutes(30), WEEK));
    }

    @Test
    void hundredsOfDagsAreForeseenForAWeek() {
        IntStream.range(0, 500)
                .forEach(i -> platform.by("dag" + i, i % 60 + " * * * *", minutes(2)));

        var forecast = forecast();

        assertThat(forecast.windows()).isEmpty();
        assertThat(forecast.until()).isEqualTo(NOON.plus(WEEK));
        assertThat(forecast.after()).hasSize(500).allMatch(each -> each.runs() == 168);
    }

    /** Two thousand, each every other minute: ten million in a week. */
    @Test
    void whereThereAreTooManyItLooksLessFarAndSaysSo() {
        IntStream.range(0, 2000)
                .forEach(i -> platform.by("dag" + i, i % 2 + "-59/2 * * * *", minutes(1)));

        var forecast = forecast();

        assertThat(forecast.until()).isBetween(at("13:00"), at("14:00"));
        assertThat(forecast.windows()).isEmpty();
        assertThat(forecast.assumptions())
                .anyMatch(each -> each.what().contains("less far than was asked for"));
    }

    /** Each on a clock that has to be looked for in vain. */
    @Test
    void crontabsThatDoNotGiveTheNextRunCostLittle() {
        IntStream.range(0, 500)
                .forEach(i -> {
                    var crontab = i % 60 + " 3 28 " + (i % 12 + 1) + " *";
                    platform.by("dag" + i, new Schedule(at("15:07"), crontab), minutes(2));
                });

        assertThat(forecast().windows()).hasSize(2);
    }
}
