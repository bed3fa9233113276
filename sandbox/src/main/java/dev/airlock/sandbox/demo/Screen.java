package dev.airlock.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.StepEvent;
import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.world.LiveEvents;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a deploy as it happens: when, who, what; then the plan, the checks, the times. */
final class Screen implements Audience {
    private static final String INDENT = " ".repeat(30);

    private final PrintStream out;
    private final Ink ink;
    private @Nullable Instant start;

    Screen(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    void title(String name, String tells) {
        out.println();
        out.println(ink.bold("Airlock · " + name));
        out.println(tells);
    }

    void line(String text) {
        out.println(text);
    }

    void heading(String text) {
        out.println();
        out.println(ink.bold(text));
    }

    @Override
    public void started(UUID deploy) {
        start = null;
        heading("Deploy " + deploy);
    }

    @Override
    public void saw(LiveEvents.Entry entry) {
        var event = entry.event();
        var sentences = Sentences.of(event);
        var who = entry.source().replace("/airlock/", "");
        var says =
                switch (event) {
                    case LedgerEvent.DeployEnded _ -> ink.bold(sentences.says());
                    case LedgerEvent.IncidentDeclared _, StepEvent.StepFailed _ ->
                            ink.red(sentences.says());
                    default -> sentences.says();
                };
        row(entry.time(), who, says);
        sentences.details().forEach(detail -> out.println(INDENT + ink.faint(detail)));
        if (!entry.fits()) {
            out.println(INDENT + ink.yellow("does not fit: " + entry.note()));
        }
    }

    @Override
    public void does(String what) {
        row(Instant.now(), "·", ink.yellow(what));
    }

    private void row(Instant time, String who, String what) {
        var began = start;
        if (began == null) {
            began = time;
            start = time;
        }
        var since = Duration.between(began, time).toMillis() / 1000.0;
        var when = String.format(Locale.ROOT, "%8.2f s", since);
        out.println("%s  %-16s  %s".formatted(ink.faint(when), who, what));
    }

    @Override
    public void plan(JsonNode plan) {
        out.println();
        out.println(INDENT + ink.bold("The plan"));
        for (var change : plan.path("changes")) {
            out.println(INDENT + actions(change.path("actions")) + " " + text(change, "address"));
            for (var attribute : change.path("attributes")) {
                var line =
                        "    %s: %s -> %s"
                                .formatted(
                                        text(attribute, "path"),
                                        orElse(attribute, "before", "(none)"),
                                        orElse(attribute, "after", "(known after apply)"));
                out.println(INDENT + line);
            }
        }
        plan.path("contract").forEach(line -> out.println(INDENT + ink.green(line.asText())));
        out.println();
    }

    void findings(List<Finding> findings) {
        heading("Checked in stand-ins, git, Terraform's state and on the topic");
        for (var finding : findings) {
            if (finding.ok()) {
                out.println("  %s      %s".formatted(ink.green("ok"), finding.says()));
            } else {
                out.println(
                        "  %s  %s: %s"
                                .formatted(
                                        ink.red("FAILED"),
                                        finding.says(),
                                        finding.problem().orElseThrow()));
            }
        }
    }

    void verdict(boolean ok, String text) {
        out.println();
        out.println(ok ? ink.green(text) : ink.red(text));
    }

    private static String actions(JsonNode actions) {
        if (actions.size() > 1) {
            return "-/+ replace";
        }
        return switch (actions.path(0).asText()) {
            case "update" -> "~ update";
            case "create" -> "+ create";
            case "delete" -> "- delete";
            default -> actions.path(0).asText();
        };
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static String orElse(JsonNode node, String name, String other) {
        return node.hasNonNull(name) ? text(node, name) : other;
    }
}
