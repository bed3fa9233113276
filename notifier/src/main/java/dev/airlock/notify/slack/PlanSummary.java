package dev.airlock.notify.slack;

import dev.airlock.event.ResourceChange;
import dev.airlock.event.ResourceChange.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan would change, in as few lines as a section takes; the rest is counted. */
final class PlanSummary {
    private static final int MOST = 2_600;
    private static final int MOST_ATTRIBUTES = 8;

    private PlanSummary() {}

    static String of(List<ResourceChange> changes) {
        var lines = new ArrayList<String>();
        lines.add("*Plan*: %d %s".formatted(changes.size(), noun(changes.size())));
        int length = lines.getFirst().length();
        int told = 0;
        for (var change : changes) {
            var text = text(change);
            length += text.length() + 1;
            if (length > MOST) {
                break;
            }
            lines.add(text);
            told++;
        }
        if (told < changes.size()) {
            lines.add("• and %d more".formatted(changes.size() - told));
        }
        return String.join("\n", lines);
    }

    private static String noun(int count) {
        return count == 1 ? "resource" : "resources";
    }

    private static String text(ResourceChange change) {
        var lines = new ArrayList<String>();
        lines.add(
                "• %s %s"
                        .formatted(
                                Mrkdwn.escaped(String.join(" and ", change.actions())),
                                Mrkdwn.code(change.address())));
        change.attributes().stream()
                .limit(MOST_ATTRIBUTES)
                .map(PlanSummary::text)
                .forEach(lines::add);
        var more = change.attributes().size() - MOST_ATTRIBUTES;
        if (more > 0) {
            lines.add("        and %d more".formatted(more));
        }
        return String.join("\n", lines);
    }

    /** Sensitive values come masked. */
    private static String text(AttributeChange attribute) {
        return "        %s: %s → %s"
                .formatted(
                        Mrkdwn.code(attribute.path()),
                        value(attribute.before()),
                        value(attribute.after()));
    }

    private static String value(@Nullable String json) {
        return json == null ? "–" : Mrkdwn.code(Mrkdwn.cut(json, 80));
    }
}
