package dev.airlock.sandbox.standin.sentry;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The search of Sentry's issue list: {@code is:unresolved firstSeen:>=2026-01-01T00:00:00Z text}. A
 * key that it does not know is a tag, which no issue here has.
 */
final class IssueQuery {
    private static final Pattern WORD =
            Pattern.compile("(!)?([A-Za-z_.]+):(\"[^\"]*\"|\\S+)|(\"[^\"]*\"|\\S+)");
    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d+)([mhdw])");
    private static final Pattern ABSOLUTE = Pattern.compile("(>=|<=|>|<)?(\\d{4}-.*)");

    private final Instant now;

    private IssueQuery(Instant now) {
        this.now = now;
    }

    /** Empty if Sentry would refuse the query. */
    static Optional<Predicate<Issue>> parse(String query, Instant now) {
        var parser = new IssueQuery(now);
        List<Predicate<Issue>> all = new ArrayList<>();
        var words = WORD.matcher(query);
        while (words.find()) {
            if (words.group(2) == null) {
                var text = unquote(words.group(4)).toLowerCase(Locale.ROOT);
                all.add(issue -> issue.title().toLowerCase(Locale.ROOT).contains(text));
                continue;
            }
            var term = parser.term(words.group(2), unquote(words.group(3)));
            if (term.isEmpty()) {
                return Optional.empty();
            }
            all.add(words.group(1) == null ? term.get() : term.get().negate());
        }
        return Optional.of(issue -> all.stream().allMatch(each -> each.test(issue)));
    }

    private Optional<Predicate<Issue>> term(String key, String value) {
        return switch (key) {
            case "is" -> Optional.of(issue -> issue.status().equals(value));
            case "level" -> Optional.of(issue -> issue.level().equals(value));
            case "environment" -> Optional.of(issue -> issue.environment().equals(value));
            case "firstSeen", "age" ->
                    time(value).map(test -> issue -> test.test(issue.firstSeen()));
            case "lastSeen" -> time(value).map(test -> issue -> test.test(issue.lastSeen()));
            default -> Optional.of(_ -> false);
        };
    }

    private Optional<Predicate<Instant>> time(String value) {
        var relative = RELATIVE.matcher(value);
        if (relative.matches()) {
            var border = now.minus(length(Long.parseLong(relative.group(2)), relative.group(3)));
            return Optional.of(
                    relative.group(1).equals("-")
                            ? seen -> !seen.isBefore(border)
                            : seen -> !seen.isAfter(border));
        }
        var absolute = ABSOLUTE.matcher(value);
        return absolute.matches()
                ? instant(absolute.group(2)).map(border -> compare(absolute.group(1), border))
                : Optional.empty();
    }

    private static Predicate<Instant> compare(@Nullable String sign, Instant border) {
        return switch (sign == null ? "" : sign) {
            case ">" -> seen -> seen.isAfter(border);
            case ">=" -> seen -> !seen.isBefore(border);
            case "<" -> seen -> seen.isBefore(border);
            case "<=" -> seen -> !seen.isAfter(border);
            // Without a sign Sentry looks at the five minutes around.
            default ->
                    seen ->
                            Duration.between(border, seen).abs().compareTo(Duration.ofMinutes(5))
                                    <= 0;
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.length() == "2026-01-01".length()) {
                return Optional.of(Instant.parse(text + "T00:00:00Z"));
            }
            var zoned = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? text : text + "Z";
            return Optional.of(
                    OffsetDateTime.parse(zoned, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    private static String unquote(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
