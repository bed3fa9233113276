package dev.airlock.deploy.forecast;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When a crontab's times are, on a clock that stays as far from UTC as it is. */
final class Crontab {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private static final ZonedDateTime SOME_DAY = Instant.EPOCH.atZone(ZoneOffset.UTC);

    private final ExecutionTime times;
    // The library takes long to see that a day is none of a crontab's; by minutes it is at once.
    private final BitSet minutesOfDay;
    // Few crontabs serve many DAGs, which ask for the same times.
    private final Map<OffsetDateTime, Optional<Instant>> known = new HashMap<>();

    private Crontab(ExecutionTime times, BitSet minutesOfDay) {
        this.times = times;
        this.minutesOfDay = minutesOfDay;
    }

    /** Empty if it is none of crontab(5): Airflow's croniter knows more. */
    static Optional<Crontab> of(String crontab) {
        try {
            var times = parse(crontab);
            var fields = crontab.split(" ", 3);
            return Optional.of(
                    new Crontab(times, minutes(parse(fields[0] + " " + fields[1] + " * * *"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ExecutionTime parse(String crontab) {
        return ExecutionTime.forCron(PARSER.parse(crontab).validate());
    }

    private static BitSet minutes(ExecutionTime daily) {
        var minutes = new BitSet();
        var next = daily.nextExecution(SOME_DAY.minusMinutes(1));
        while (next.isPresent() && next.get().isBefore(SOME_DAY.plusDays(1))) {
            minutes.set(next.get().get(ChronoField.MINUTE_OF_DAY));
            next = daily.nextExecution(next.get());
        }
        return minutes;
    }

    /** Whether that is one of its times of day. */
    boolean fits(Instant time, ZoneOffset clock) {
        return minutesOfDay.get(time.atOffset(clock).get(ChronoField.MINUTE_OF_DAY));
    }

    /** Whether that is one of its times. */
    boolean gives(Instant time, ZoneOffset clock) {
        return fits(time, clock) && times.isMatch(time.atZone(clock));
    }

    /** The first one after that time; empty: there is no more. */
    Optional<Instant> after(Instant time, ZoneOffset clock) {
        return known.computeIfAbsent(
                time.atOffset(clock),
                from -> times.nextExecution(from.toZonedDateTime()).map(ZonedDateTime::toInstant));
    }
}
