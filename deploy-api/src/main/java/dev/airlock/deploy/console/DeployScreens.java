package dev.airlock.deploy.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.deploy.api.DeployViews;
import dev.airlock.deploy.api.Views.PlanView;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.history.DeployRow;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.EventRow;
import dev.airlock.deploy.history.Events;
import dev.airlock.deploy.history.Output;
import dev.airlock.deploy.history.Output.Chunk;
import dev.airlock.deploy.history.Reports;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.deploy.report.Markdown;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.wire.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers what the pages of one deploy show. */
@ApplicationScoped
class DeployScreens {
    private final Deploys deploys;
    private final DeployViews views;
    private final Reports reports;
    private final Events events;
    private final Output output;
    private final TargetRules rules;
    private final Visitor visitor;
    private final Clock clock;

    DeployScreens(
            Deploys deploys,
            DeployViews views,
            Reports reports,
            Events events,
            Output output,
            TargetRules rules,
            Visitor visitor,
            Clock clock) {
        this.deploys = deploys;
        this.views = views;
        this.reports = reports;
        this.events = events;
        this.output = output;
        this.rules = rules;
        this.visitor = visitor;
        this.clock = clock;
    }

    @Transactional
    DeployPage page(UUID id, Form form) {
        var row = row(id);
        var progress = row.progress();
        var history = events.after(row.id, 0);
        var view = views.view(row);
        var plan = DeployViews.plan(history, progress);
        return new DeployPage(
                view,
                Headline.of(view),
                reports.of(row).lines(),
                plan.orElse(null),
                plan.map(each -> pretty(each.changes())).orElse(""),
                history.stream()
                        .filter(each -> each.fits)
                        .filter(each -> each.eventType() == EventType.RELEASE_PREVIEWED)
                        .reduce((_, last) -> last)
                        .map(EventRow::event)
                        .map(ReleasePreviewed.class::cast)
                        .orElse(null),
                history.stream().map(DeployViews::event).toList(),
                plan.filter(PlanView::open).map(it -> whyNot(row, progress, it)).orElse(""),
                rules.of(row.target).map(each -> each.policy().approvals()).orElse(1),
                progress.has(EventType.APPLY_STARTED)
                        ? null
                        : progress.last(PlanApproved.class)
                                .map(PlanApproved::expiresAt)
                                .orElse(null),
                form);
    }

    /** What the commands printed, each command by itself. */
    @Transactional
    List<CommandView> output(UUID id) {
        return output.of(row(id).id).stream()
                .collect(Collectors.groupingBy(Chunk::commandId))
                .values()
                .stream()
                .map(CommandView::of)
                .sorted()
                .toList();
    }

    @Transactional
    String outputAsText(UUID id) {
        return output.asText(row(id).id);
    }

    @Transactional
    String report(UUID id) {
        return Markdown.of(reports.of(row(id)));
    }

    /** The target of a deploy. */
    @Transactional
    String target(UUID id) {
        return row(id).target;
    }

    private DeployRow row(UUID id) {
        return deploys.findByIdOptional(id).orElseThrow(() -> NoPage.missing("deploy"));
    }

    /** The command itself says it; it changes nothing before its answer is written down. */
    private String whyNot(DeployRow row, Progress progress, PlanView plan) {
        var target = rules.of(row.target);
        if (target.isEmpty()) {
            return "the target is not configured any more";
        }
        try {
            new Commands(progress, visitor.getName(), target.get(), clock.instant())
                    .approval(true, plan.planId(), plan.planSha256(), null);
            return "";
        } catch (Refused refused) {
            var why = refused.getMessage();
            return why == null ? "refused" : why;
        }
    }

    private static String pretty(Object value) {
        try {
            return WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan that cannot be written", e);
        }
    }
}
