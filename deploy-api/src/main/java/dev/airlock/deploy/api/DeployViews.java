package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.deploy.api.Views.DeployLine;
import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.api.Views.EventView;
import dev.airlock.deploy.api.Views.IncidentView;
import dev.airlock.deploy.api.Views.Link;
import dev.airlock.deploy.api.Views.Paperwork;
import dev.airlock.deploy.api.Views.QuestionView;
import dev.airlock.deploy.history.DeployRow;
import dev.airlock.deploy.history.EventRow;
import dev.airlock.deploy.history.Reports;
import dev.airlock.deploy.history.Turns;
import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.deploy.report.Runbook;
import dev.airlock.deploy.report.Runbook.StepView;
import dev.airlock.event.DeployState;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Version;
import dev.airlock.event.wire.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes views of deploys and of their histories. */
@ApplicationScoped
class DeployViews {
    private final Reports reports;
    private final Turns turns;

    DeployViews(Reports reports, Turns turns) {
        this.reports = reports;
        this.turns = turns;
    }

    DeployLine line(DeployRow row) {
        var progress = row.progress();
        return new DeployLine(
                row.id,
                row.target,
                row.state,
                outcome(progress),
                version(progress),
                row.reason,
                row.requestedBy,
                row.createdAt,
                row.since,
                new Link("GET", href(row.id)));
    }

    DeployView view(DeployRow row) {
        var progress = row.progress();
        var steps = Runbook.of(reports.history(row), row.hasEnded());
        return new DeployView(
                row.id,
                row.target,
                row.state,
                outcome(progress),
                progress.last(DeployEnded.class).map(DeployEnded::reason).orElse(null),
                version(progress),
                row.reason,
                row.requestedBy,
                row.createdAt,
                row.since,
                row.startAt,
                row.attempt,
                Waits.of(progress, row.deadline, turns.inTheWay(row)).orElse(null),
                progress.approvedBy(),
                steps,
                paperwork(steps),
                row.dryRun,
                progress.options().contains(Option.FORCE),
                row.rollbackOf,
                progress.paused(),
                Back.warnings(progress),
                question(progress),
                progress.last(IncidentDeclared.class).map(DeployViews::incident).orElse(null),
                Links.of(row.id, progress));
    }

    static EventView event(EventRow row) {
        try {
            return new EventView(
                    row.seq,
                    row.eventId,
                    row.eventType().shortName(),
                    row.source,
                    row.attempt,
                    row.time,
                    row.state,
                    row.fits,
                    row.note,
                    WireJson.mapper().readTree(row.data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was written otherwise", e);
        }
    }

    private static List<Paperwork> paperwork(List<StepView> steps) {
        return steps.stream()
                .filter(step ->
                        step.step().equals("changelog") || step.step().equals("infra-pull-request"))
                .filter(step -> !Set.of("pending", "skipped").contains(step.state()))
                .map(step ->
                        new Paperwork(
                                step.step(),
                                step.state().equals("done") ? "done" : "open",
                                step.evidence()))
                .toList();
    }

    private static @Nullable QuestionView question(Progress progress) {
        var asked = progress.asked();
        if (asked == null || progress.state() == DeployState.INCIDENT) {
            return null;
        }
        return new QuestionView(
                Wire.name(asked.question()),
                asked.reason(),
                asked.evidence(),
                asked.answers(progress.isRollback()).stream().map(Wire::name).toList());
    }

    private static IncidentView incident(IncidentDeclared declared) {
        return new IncidentView(
                Wire.name(declared.cause()),
                declared.reason(),
                declared.evidence(),
                declared.paused());
    }

    static String href(UUID id) {
        return "/api/v1/deploys/" + id;
    }

    private static @Nullable String outcome(Progress progress) {
        return progress.last(DeployEnded.class)
                .map(ended -> Wire.name(ended.outcome()))
                .orElse(null);
    }

    private static @Nullable String version(Progress progress) {
        return progress.last(Applied.class)
                .map(Applied::version)
                .or(() -> progress.last(ReleasePreviewed.class).map(ReleasePreviewed::version))
                .or(() -> progress.last(DeployQueued.class).map(DeployQueued::version))
                .map(Version::value)
                .orElse(null);
    }
}
