package dev.airlock.deploy.report;

import dev.airlock.deploy.report.Report.Line;
import dev.airlock.deploy.report.Report.Note;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A report as Markdown; whatever comes from outside is shown as text, never as markup. */
public final class Markdown {
    // All of ASCII's punctuation may be escaped (CommonMark 2.4); "@" and "#" would name people and
    // issues on GitHub.
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~@&]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    // A line of evidence is a line: the whole of it is in the events.
    private static final int LONGEST = 500;

    private Markdown() {}

    /** The whole report. */
    public static String of(Report report) {
        var text = new StringBuilder();
        text.append("# Deploy of ").append(escape(report.target()));
        if (report.version() != null) {
            text.append(' ').append(escape(report.version()));
        }
        text.append(": ").append(report.outcome() == null ? "under way" : report.outcome());
        text.append("\n\n");
        line(text, "Because", report.because());
        line(text, "Started by", report.requestedBy() + ": " + report.reason());
        line(text, "Deploy", report.deploy().toString());
        line(text, "A rollback would go to", report.rollbackWouldGoTo());
        report.warnings().forEach(warning -> line(text, "Warning", warning));
        if (!report.options().isEmpty()) {
            line(text, "Options", String.join(", ", report.options()));
        }
        text.append("\n## Runbook\n\n");
        report.lines().forEach(line -> line(text, line));
        if (!report.besides().isEmpty()) {
            text.append("\n## Besides\n\n");
            report.besides().forEach(note -> note(text, note));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append("- ").append(name).append(": ").append(escape(value)).append('\n');
        }
    }

    private static void line(StringBuilder text, Line line) {
        text.append("- [")
                .append(line.state().equals("done") ? 'x' : ' ')
                .append("] ")
                .append(line.sentence())
                .append(" (")
                .append(line.state());
        if (line.by() != null) {
            text.append(" by ").append(escape(line.by()));
        }
        if (line.at() != null) {
            text.append(", ").append(line.at());
        }
        text.append(")\n");
        evidence(text, line.evidence());
    }

    private static void note(StringBuilder text, Note note) {
        text.append("- ")
                .append(note.at())
                .append(' ')
                .append(note.what())
                .append(" by ")
                .append(escape(note.by()))
                .append('\n');
        evidence(text, note.evidence());
    }

    private static void evidence(StringBuilder text, List<String> evidence) {
        evidence.forEach(each -> text.append("  - ").append(escape(each)).append('\n'));
    }

    static String escape(String raw) {
        var flat = CONTROL.matcher(raw).replaceAll(" ").strip();
        var cut = flat.length() > LONGEST ? flat.substring(0, LONGEST) + "…" : flat;
        return MARKUP.matcher(cut).replaceAll("\\\\$0");
    }
}
