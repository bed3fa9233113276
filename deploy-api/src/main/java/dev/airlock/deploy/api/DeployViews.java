package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.deploy.access.Access;
import dev.airlock.deploy.api.Views.DeployLine;
import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.api.Views.EventView;
import dev.airlock.deploy.api.Views.IncidentView;
import dev.airlock.deploy.api.Views.Link;
import dev.airlock.deploy.api.Views.Paperwork;
import dev.airlock.deploy.api.Views.PlanView;
import dev.airlock.deploy.api.Views.QuestionView;
import dev.airlock.deploy.history.DeployRow;
import dev.airlock.deploy.history.EventRow;
import dev.airlock.deploy.history.Reports;
import dev.airlock.deploy.history.Turns;
import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Interventions;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.deploy.report.Runbook;
import dev.airlock.deploy.report.Runbook.StepView;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Option;
import dev.airlock.event.wire.WireJson;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes views of deploys and of their histories. */
@ApplicationScoped
public class DeployViews {
    private final Reports reports;
    private final Turns turns;
    private final Access access;
    private final SecurityIdentity caller;

    DeployViews(Reports reports, Turns turns, Access access, SecurityIdentity caller) {
        this.reports = reports;
        this.turns = turns;
        this.access = access;
        this.caller = caller;
    }

    /** One deploy in a list. */
    public static DeployLine line(DeployRow row) {
        return new DeployLine(
                row.id,
                row.target,
                row.state,
                row.outcome,
                row.brings,
                row.reason,
                row.requestedBy,
                row.createdAt,
                row.since,
                new Link("GET", href(row.id)));
    }

    /** Where a deploy stands, and what the caller may do with it. */
    public DeployView view(DeployRow row) {
        var progress = row.progress();
        var steps = Runbook.of(reports.history(row), row.hasEnded());
        return new DeployView(
                row.id,
                row.target,
                row.state,
                row.outcome,
                progress.last(DeployEnded.class).map(DeployEnded::reason).orElse(null),
                row.brings,
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
                progress.last(IncidentDeclared.class)
                        .map(declared -> incident(declared, progress))
                        .orElse(null),
                Links.of(row.id, progress, right -> access.may(caller, right, row.target)));
    }

    /** One event of its history. */
    public static EventView event(EventRow row) {
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

    /** The plan proposed last; empty before there is one. */
    public static Optional<PlanView> plan(List<EventRow> history, Progress progress) {
        return history.stream()
                .filter(row -> row.fits && row.eventType() == EventType.PLAN_PROPOSED)
                .reduce((_, last) -> last)
                .map(row -> (PlanProposed) row.event())
                .map(plan ->
                        new PlanView(
                                plan.planId(),
                                plan.planSha256(),
                                progress.asksForPlan(),
                                progress.approvedBy(),
                                plan.version(),
                                plan.tag(),
                                plan.digest(),
                                plan.baseCommit(),
                                plan.bumpCommit(),
                                plan.branch(),
                                plan.empty(),
                                plan.changes(),
                                plan.contract(),
                                plan.refusals()));
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

    private static IncidentView incident(IncidentDeclared declared, Progress progress) {
        return new IncidentView(
                Wire.name(declared.cause()),
                declared.reason(),
                declared.evidence(),
                declared.paused(),
                Interventions.resolutions(progress).stream().map(Wire::name).toList());
    }

    static String href(UUID id) {
        return "/api/v1/deploys/" + id;
    }
}
