package dev.airlock.notify.slack;

import dev.airlock.notify.known.Link;
import java.time.Instant;
import java.util.Locale;

/**
 * Slack's mrkdwn. What comes from outside is cut, and escaped as Slack asks for: {@code &}, {@code
 * <} and {@code >}, so that nothing in it can mention anybody or pose as a link.
 */
final class Mrkdwn {
    private static final int LONGEST = 400;
    private static final int LONGEST_ENTITY = 5;
    private static final String CUT = "…";

    private Mrkdwn() {}

    static String escaped(String text) {
        return entities(cut(text, LONGEST));
    }

    /** Shown as it is, in a fixed width. */
    static String code(String text) {
        return "`%s`".formatted(escaped(text.replace('`', '\'')));
    }

    static String link(Link link) {
        var url = link.url();
        return url.matches("https?://[^\\s|<>]+")
                ? "<%s|%s>".formatted(entities(url), escaped(link.label()))
                : escaped(link.label() + " " + url);
    }

    /** In the reader's own time zone. */
    static String time(Instant time) {
        return "<!date^%d^{date_short_pretty} {time}|%s>".formatted(time.getEpochSecond(), time);
    }

    /** A constant's name as the wire has it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** No longer than that, and no entity or character in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = most - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var entity = text.lastIndexOf('&', end - 1);
        if (entity >= 0 && end - entity < LONGEST_ENTITY && text.indexOf(';', entity) >= end) {
            end = entity;
        }
        return text.substring(0, end) + CUT;
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
