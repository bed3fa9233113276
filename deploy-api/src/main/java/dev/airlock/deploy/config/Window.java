package dev.airlock.deploy.config;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time that comes again and again.
 *
 * @param begins when, as a crontab of five fields says (crontab(5))
 * @param lasts for how long each time
 * @param zone whose clock {@code begins} is on, summer time and all
 * @param reason for people
 */
public record Window(Cron begins, Duration lasts, ZoneId zone, String reason) {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    public Window {
        if (!lasts.isPositive()) {
            throw new IllegalArgumentException("duration must be positive");
        }
    }

    @JsonCreator
    static Window of(
            @JsonProperty("cron") @Nullable String cron,
            @JsonProperty("duration") @Nullable Duration duration,
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("reason") @Nullable String reason) {
        return new Window(
                begins(required("cron", cron)),
                required("duration", duration),
                zone(required("zone", zone)),
                required("reason", reason));
    }

    /** Until when it lasts this time; empty if it is not now. */
    public Optional<Instant> openUntil(Instant now) {
        // The crontab's time itself belongs to the window.
        return ExecutionTime.forCron(begins)
                .lastExecution(now.plusNanos(1).atZone(zone))
                .map(begun -> begun.toInstant().plus(lasts))
                .filter(now::isBefore);
    }

    /** When it comes next; empty if it never does. */
    public Optional<Instant> next(Instant now) {
        return ExecutionTime.forCron(begins)
                .nextExecution(now.atZone(zone))
                .map(next -> next.toInstant());
    }

    private static Cron begins(String cron) {
        try {
            return PARSER.parse(cron).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cron: " + e.getMessage(), e);
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone: " + e.getMessage(), e);
        }
    }

    private static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is required");
        }
        return Objects.requireNonNull(value);
    }
}
