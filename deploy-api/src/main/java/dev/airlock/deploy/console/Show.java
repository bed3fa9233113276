package dev.airlock.deploy.console;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** How pages write what they show. */
@TemplateExtension
final class Show {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Show() {}

    /** For the attribute {@code datetime}. */
    static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** For a field of a form, whose day and time are UTC: the next whole minute. */
    static String field(Instant time) {
        return time.plusSeconds(59)
                .truncatedTo(ChronoUnit.MINUTES)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
    }

    /** Where the year and the seconds are of no use. */
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String human(Duration duration) {
        if (duration.toMillis() < 1000) {
            return "under 1 s";
        }
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return duration.toMinutes() + " min";
        }
        return duration.toMinutesPart() == 0
                ? duration.toHours() + " h"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** The part of a deploy's id that tells it from others of the same time. */
    static String brief(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - 8);
    }

    static String brief(String hash) {
        return hash.length() > 10 ? hash.substring(0, 10) : hash;
    }

    /** {@code awaiting-approval} is Awaiting approval. */
    static String words(String name) {
        var words = name.replace('-', ' ').replace('_', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static boolean isUrl(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    /** The colour, and with it the icon, of a state, an outcome, a step's state or a verdict. */
    static String tone(String name) {
        return switch (name) {
            case "succeeded", "done", "quiet", "replayed" -> "good";
            case "checking",
                    "releasing",
                    "planning",
                    "holding",
                    "applying",
                    "verifying",
                    "rolling-back",
                    "restoring",
                    "running",
                    "busy" ->
                    "busy";
            case "awaiting-approval", "awaiting-decision", "parked", "open" -> "wait";
            case "incident", "outcome-unknown", "failed" -> "bad";
            case "rolled-back", "returned" -> "back";
            default -> "calm";
        };
    }
}
