package dev.airlock.deploy.forecast;

import static dev.airlock.deploy.forecast.Platforms.NOON;
import static dev.airlock.deploy.forecast.Platforms.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.PlatformSnapshot.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever runs and is to run: what is proposed is free, and what is free is proposed. */
class QuietForecastPropertiesTest {
    private static final int DAY = 24 * 60;

    /**
     * A DAG, in minutes after noon.
     *
     * @param begin below zero: it runs already
     * @param hourly whether it runs again each hour
     */
    private record Work(int begin, int takes, boolean hourly) {
        /** The minutes it takes, counted one by one. */
        List<Integer> busy() {
            var busy = new ArrayList<Integer>();
            for (int at = begin; at < DAY; at += hourly ? 60 : 2 * DAY) {
                IntStream.range(at, at + takes).forEach(busy::add);
            }
            return busy;
        }

        void addTo(Platforms platform, String id) {
            var at = NOON.plus(minutes(begin));
            if (begin < 0) {
                platform.busy(id, at, minutes(takes));
            } else if (hourly) {
                var crontab = begin % 60 + " * * * *";
                platform.by(id, new Schedule(at, crontab), minutes(takes));
            } else {
                platform.once(id, at, minutes(takes));
            }
        }
    }

    @Provide
    Arbitrary<List<Work>> works() {
        var running =
                Arbitraries.integers()
                        .between(2, 300)
                        .flatMap(takes ->
                                Arbitraries.integers()
                                        .between(-takes + 1, -1)
                                        .map(begin -> new Work(begin, takes, false)));
        var scheduled =
                Combinators.combine(
                                Arbitraries.integers().between(1, DAY),
                                Arbitraries.integers().between(1, 300))
                        .as((begin, takes) -> new Work(begin, takes, false));
        var hourly =
                Combinators.combine(
                                Arbitraries.integers().between(61, DAY - 1),
                                Arbitraries.integers().between(1, 70))
                        .as((begin, takes) -> new Work(begin, takes, true));
        return Arbitraries.oneOf(running, scheduled, hourly).list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void whatIsProposedIsFreeAndWhatIsFreeIsProposed(
            @ForAll("works") List<Work> works, @ForAll @IntRange(min = 1, max = 240) int wanted) {
        var platform = new Platforms();
        var free = new boolean[DAY];
        Arrays.fill(free, true);
        for (int i = 0; i < works.size(); i++) {
            works.get(i).addTo(platform, "dag" + i);
            works.get(i).busy().stream()
                    .filter(minute -> minute >= 0 && minute < DAY)
                    .forEach(minute -> free[minute] = false);
        }

        var windows =
                QuietForecast.of(platform.seen(), NOON, minutes(wanted), Duration.ofHours(24))
                        .windows();

        assertThat(windows.stream().map(QuietForecastPropertiesTest::span).toList())
                .isEqualTo(spans(free, wanted).stream().limit(10).toList());
    }

    private record Span(int begin, int end) {}

    private static Span span(QuietWindow window) {
        var end = window.end() == null ? NOON.plus(minutes(DAY)) : window.end();
        return new Span(minute(window.begin()), minute(end));
    }

    private static int minute(Instant time) {
        return (int) Duration.between(NOON, time).toMinutes();
    }

    /** Every stretch of free minutes that is long enough, in order. */
    private static List<Span> spans(boolean[] free, int wanted) {
        var spans = new ArrayList<Span>();
        int begin = 0;
        for (int minute = 0; minute <= free.length; minute++) {
            if (minute == free.length || !free[minute]) {
                if (minute - begin >= wanted) {
                    spans.add(new Span(begin, minute));
                }
                begin = minute + 1;
            }
        }
        return spans;
    }

    /** Whatever clock the crontabs are on. */
    @Property(tries = 200)
    void eachRunComesAtTheSameTimeOfDay(
            @ForAll @IntRange(min = -48, max = 56) int clock,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = DAY - 1) Integer> daily) {
        var platform = new Platforms();
        for (int minute : daily) {
            var at = NOON.plus(minutes(minute));
            var local = at.atOffset(ZoneOffset.ofTotalSeconds(clock * 15 * 60));
            var crontab = local.getMinute() + " " + local.getHour() + " * * *";
            platform.by("dag" + minute, new Schedule(at, crontab), minutes(1));
        }

        var runs = new ArrayList<Instant>();
        Outlook.of(platform.seen(), NOON, NOON.plus(minutes(3 * DAY - 1)), new Assumptions())
                .forEachRemaining(run -> runs.add(run.from()));

        var expected =
                Stream.of(0, DAY, 2 * DAY)
                        .flatMap(day ->
                                daily.stream().map(minute -> NOON.plus(minutes(minute + day))))
                        .toList();
        assertThat(runs).containsExactlyInAnyOrderElementsOf(expected);
    }
}
