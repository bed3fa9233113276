package dev.airlock.deploy.report;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.deploy.report.Runbook.Entry;
import dev.airlock.deploy.report.Runbook.StepView;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.StepEvent.WorkUndone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runbook of one deploy, filled in.
 *
 * @param outcome absent while it goes on
 * @param version what it deployed, or would
 * @param rollbackWouldGoTo the version before, if anybody knows
 * @param warnings what people should know who let it go on
 * @param lines a line for each sentence of the runbook
 * @param besides what people and the ledger decided off the straight road, in order
 */
public record Report(
        UUID deploy,
        String target,
        @Nullable String outcome,
        @Nullable String because,
        @Nullable String version,
        @Nullable String rollbackWouldGoTo,
        String requestedBy,
        String reason,
        List<String> options,
        List<String> warnings,
        List<Line> lines,
        List<Note> besides) {
    public Report {
        options = List.copyOf(options);
        warnings = List.copyOf(warnings);
        lines = List.copyOf(lines);
        besides = List.copyOf(besides);
    }

    /**
     * One sentence of the runbook.
     *
     * @param state {@code pending}, {@code running}, {@code done}, {@code failed}, and so on
     * @param at when it came to that
     * @param by the person or service that did it
     */
    public record Line(
            String sentence,
            String step,
            String state,
            @Nullable Instant at,
            @Nullable String by,
            List<String> evidence) {
        public Line {
            evidence = List.copyOf(evidence);
        }
    }

    /** Something beside the runbook. */
    public record Note(Instant at, String by, String what, List<String> evidence) {
        public Note {
            evidence = List.copyOf(evidence);
        }
    }

    static List<Line> lines(List<StepView> steps) {
        Map<String, StepView> byName =
                steps.stream().collect(Collectors.toMap(StepView::step, Function.identity()));
        return Sentence.RUNBOOK.stream().map(sentence -> line(sentence, byName)).toList();
    }

    private static Line line(Sentence sentence, Map<String, StepView> steps) {
        var step = Objects.requireNonNull(steps.get(sentence.step()), sentence.step());
        return new Line(
                sentence.says(),
                step.step(),
                step.state(),
                step.since(),
                step.by(),
                step.evidence());
    }

    static List<Note> besides(List<Entry> history) {
        return history.stream().filter(Report::isBeside).map(Report::note).toList();
    }

    private static boolean isBeside(Entry entry) {
        return switch (entry.event()) {
            case OperatorEvent _, IncidentDeclared _ -> true;
            case WorkUndone undone -> !undone.undone().isEmpty() || !undone.left().isEmpty();
            default -> false;
        };
    }

    private static Note note(Entry entry) {
        return new Note(
                entry.time(),
                entry.by(),
                EventType.of(entry.event()).shortName(),
                Evidence.of(entry.event()));
    }

    /** From a deploy's history. */
    public static Report of(Subject subject, List<Entry> history, boolean ended) {
        var end =
                history.stream()
                        .map(Entry::event)
                        .filter(DeployEnded.class::isInstance)
                        .map(DeployEnded.class::cast)
                        .findFirst();
        var queued =
                history.stream()
                        .map(Entry::event)
                        .filter(DeployQueued.class::isInstance)
                        .map(DeployQueued.class::cast)
                        .findFirst();
        return new Report(
                subject.deploy(),
                subject.target(),
                end.map(e -> Wire.name(e.outcome())).orElse(null),
                end.map(DeployEnded::reason).orElse(null),
                subject.version(),
                subject.rollbackWouldGoTo(),
                queued.map(DeployQueued::by).orElse(""),
                queued.map(DeployQueued::reason).orElse(""),
                queued.map(DeployQueued::options).orElse(List.of()).stream()
                        .map(Wire::name)
                        .toList(),
                subject.warnings(),
                lines(Runbook.of(history, ended)),
                besides(history));
    }

    /** What the report is about. */
    public record Subject(
            UUID deploy,
            String target,
            @Nullable String version,
            @Nullable String rollbackWouldGoTo,
            List<String> warnings) {}
}
