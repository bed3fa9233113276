package dev.airlock.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message in Slack's mrkdwn, line by line. What comes from outside is escaped as Slack asks
 * for: {@code &}, {@code <} and {@code >}, so that nothing in it can mention anybody or pose as a
 * link.
 */
final class Mrkdwn {
    private static final int MOST_LINES = 20;

    private final List<String> lines = new ArrayList<>();

    private Mrkdwn() {}

    /** Begins with the target; {@code text} is escaped already. */
    static Mrkdwn of(String target, String text) {
        return new Mrkdwn().line("*%s*: %s".formatted(escaped(target), text));
    }

    Mrkdwn line(String text) {
        lines.add(text);
        return this;
    }

    /** A link, if there is one. */
    Mrkdwn link(@Nullable String url) {
        return url == null ? this : line("<%s>".formatted(escaped(url)));
    }

    /** A list under its title, cut after a while; nothing if it is empty. */
    Mrkdwn listed(String title, List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        line(title + ":");
        items.stream().limit(MOST_LINES).forEach(item -> line("• " + escaped(item)));
        return items.size() > MOST_LINES
                ? line("• and %d more".formatted(items.size() - MOST_LINES))
                : this;
    }

    /** Ends with the deploy. */
    String about(UUID deploy) {
        return text() + "\ndeploy `" + deploy + "`";
    }

    String text() {
        return String.join("\n", lines);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A constant's name as the wire has it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
