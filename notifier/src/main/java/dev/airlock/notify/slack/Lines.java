package dev.airlock.notify.slack;

import dev.airlock.notify.known.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message line by line, in mrkdwn: as one text, and as sections that Slack takes. */
final class Lines {
    private static final int MOST_ITEMS = 20;
    private static final int MOST_SECTIONS = 40;
    // Slack advises 4,000 characters.
    private static final int MOST_TEXT = 3_900;

    private final List<String> lines = new ArrayList<>();

    private Lines() {}

    /** Begins with the target; {@code text} is escaped already. */
    static Lines of(String target, String text) {
        return new Lines().line("*%s*: %s".formatted(Mrkdwn.escaped(target), text));
    }

    Lines line(String text) {
        lines.add(text);
        return this;
    }

    /** A link, if there is one. */
    Lines link(String label, @Nullable String url) {
        return url == null ? this : line(Mrkdwn.link(new Link(label, url)));
    }

    /** A list under its title, cut after a while; nothing if it is empty. */
    Lines listed(String title, List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        line(title + ":");
        items.stream().limit(MOST_ITEMS).forEach(item -> line("• " + Mrkdwn.escaped(item)));
        return items.size() > MOST_ITEMS
                ? line("• and %d more".formatted(items.size() - MOST_ITEMS))
                : this;
    }

    String text() {
        return Mrkdwn.cut(String.join("\n", lines), MOST_TEXT);
    }

    List<Block> sections() {
        var texts = new ArrayList<String>();
        for (var line : lines) {
            var last = texts.isEmpty() ? null : texts.getLast();
            if (last != null && last.length() + line.length() < Block.SECTION) {
                texts.set(texts.size() - 1, last + "\n" + line);
            } else {
                texts.add(line);
            }
        }
        return texts.stream().limit(MOST_SECTIONS).map(Block::section).toList();
    }
}
