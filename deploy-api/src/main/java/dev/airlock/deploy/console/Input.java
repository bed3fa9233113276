package dev.airlock.deploy.console;

import dev.airlock.event.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What was typed into a form; a field that cannot be is a {@link BadInput} of its name. */
record Input(
        @RestForm @Nullable String reason,
        @RestForm @Nullable String comment,
        @RestForm @Nullable String version,
        @RestForm @Nullable String headSha,
        @RestForm @Nullable String planId,
        @RestForm @Nullable String planSha256,
        @RestForm @Nullable String decision,
        @RestForm @Nullable String dags,
        @RestForm @Nullable String soak,
        @RestForm @Nullable String startAt,
        @RestForm @Nullable String dryRun,
        @RestForm @Nullable String force,
        @RestForm @Nullable String outsideWindows,
        @RestForm @Nullable String now,
        @RestForm @Nullable String key) {
    private static final int LONGEST = 1000;

    /** To be shown again. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        put(values, "reason", reason);
        put(values, "comment", comment);
        put(values, "version", version);
        put(values, "decision", decision);
        put(values, "dags", dags);
        put(values, "soak", soak);
        put(values, "startAt", startAt);
        put(values, "dryRun", dryRun);
        put(values, "force", force);
        put(values, "outsideWindows", outsideWindows);
        put(values, "now", now);
        if (key != null && key.matches("[0-9a-f-]{36}")) {
            put(values, "key", key);
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    String requiredReason() {
        var text = text("Reason", reason);
        if (text == null) {
            throw new BadInput("Reason: say why, it goes on record.");
        }
        return text;
    }

    @Nullable String optionalComment() {
        return text("Comment", comment);
    }

    @Nullable Version optionalVersion() {
        var text = text("Version", version);
        try {
            return text == null ? null : Version.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("Version: it looks like 2023.07.03.17.52.00.");
        }
    }

    Version requiredVersion() {
        var given = optionalVersion();
        if (given == null) {
            throw new BadInput("This form is incomplete: load the page anew.");
        }
        return given;
    }

    @Nullable Duration soakMinutes() {
        var text = text("Soak", soak);
        try {
            var minutes = text == null ? null : Duration.ofMinutes(Long.parseLong(text));
            if (minutes != null && minutes.isNegative()) {
                throw new BadInput("Soak: not less than no minutes.");
            }
            return minutes;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadInput("Soak: a whole number of minutes.");
        }
    }

    @Nullable Instant startAtUtc() {
        var text = text("Start at", startAt);
        try {
            return text == null ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadInput("Start at: a day and a time, in UTC.");
        }
    }

    UUID plan() {
        return uuid(planId);
    }

    UUID idempotencyKey() {
        return uuid(key);
    }

    /** One of the values of a list of choices. */
    <E extends Enum<E>> E choice(Class<E> type, @Nullable String name) {
        for (E each : type.getEnumConstants()) {
            if (dev.airlock.deploy.ledger.Wire.name(each).equals(name)) {
                return each;
            }
        }
        throw new BadInput("Choose one of the answers.");
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static UUID uuid(@Nullable String value) {
        try {
            return UUID.fromString(orEmpty(value));
        } catch (IllegalArgumentException e) {
            throw new BadInput("This form is incomplete: load the page anew.");
        }
    }

    private static @Nullable String text(String label, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new BadInput(label + ": at most " + LONGEST + " characters.");
        }
        return value.strip();
    }
}
