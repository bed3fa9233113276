package dev.airlock.notify.slack;

import static dev.airlock.notify.slack.Mrkdwn.escaped;
import static dev.airlock.notify.slack.Mrkdwn.word;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.flow.Flow;
import dev.airlock.notify.config.Asks;
import dev.airlock.notify.known.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a deploy's thread: what is asked of a person, what a person answered, and an end
 * that needs one. All else is in the deploy's own message, which notifies nobody when it changes.
 */
final class Replies {
    private Replies() {}

    /**
     * Absent for what people need not be told.
     *
     * @param page where they look and decide, if there is such a page
     */
    static Optional<Reply> of(News news, Asks asks, @Nullable String page) {
        var envelope = news.message().envelope();
        var event = news.message().event();
        if (news.known().order().dryRun()) {
            return Optional.empty();
        }
        return straight(envelope.target(), event, asks, news.known().warnings())
                .or(() -> OffTheRoad.of(envelope.target(), event, news.known().order().rollback()))
                .map(lines ->
                        new Reply(
                                post(lines, envelope.deployId(), page),
                                event instanceof IncidentDeclared));
    }

    private static Post post(Lines lines, UUID deploy, @Nullable String page) {
        var blocks = new ArrayList<>(lines.sections());
        blocks.add(Block.context(List.of(Card.deploy(deploy, page))));
        return new Post(lines.text(), blocks);
    }

    private static Optional<Lines> straight(
            String target, DeployEvent event, Asks asks, List<String> warnings) {
        return switch (event) {
            case DeployRequested started when started.options().contains(Option.FORCE) ->
                    Optional.of(forced(target, started));
            case DeployRequested started when started.options().contains(Option.OUTSIDE_WINDOWS) ->
                    Optional.of(
                            Lines.of(
                                    target,
                                    ":warning: begun outside of its windows, by %s: %s"
                                            .formatted(
                                                    escaped(started.by()),
                                                    escaped(started.reason()))));
            case ReleasePreviewed preview when asks.grant() && !preview.nothingToDeploy() ->
                    Optional.of(warned(grant(target, preview), warnings));
            case PlanProposed plan when asks.approval() && !plan.empty() ->
                    Optional.of(warned(approval(target, plan), warnings));
            case DeployEnded ended
                    when ended.outcome() == Outcome.FAILED
                            || ended.outcome() == Outcome.ROLLED_BACK ->
                    Optional.of(ended(target, ended));
            case PaperworkPending pending -> Optional.of(pending(target, pending));
            case StillWaiting(var state, var since) ->
                    Optional.of(
                            Lines.of(
                                    target,
                                    ":bell: it still waits for a person: `%s` since %s"
                                            .formatted(Flow.name(state), Mrkdwn.time(since))));
            case IncidentDeclared incident -> Optional.of(incident(target, incident));
            default -> Optional.empty();
        };
    }

    private static Lines forced(String target, DeployRequested started) {
        return Lines.of(
                target,
                ":warning: forced by %s: %s. Runs are waited for only so long, then sacrificed."
                        .formatted(escaped(started.by()), escaped(started.reason())));
    }

    private static Lines grant(String target, ReleasePreviewed preview) {
        return Lines.of(
                        target,
                        ":raised_hand: release %s waits for a grant: %d changes%s, %s"
                                .formatted(
                                        preview.version(),
                                        preview.commits().size(),
                                        preview.commitsTruncated() ? " or more" : "",
                                        preview.necessary() ? "necessary" : "not necessary"))
                .link("release", preview.url());
    }

    private static Lines approval(String target, PlanProposed plan) {
        return Lines.of(
                        target,
                        ":raised_hand: the plan for %s waits for approval"
                                .formatted(plan.version()))
                .line(PlanSummary.of(plan.changes()));
    }

    private static Lines warned(Lines lines, List<String> warnings) {
        return lines.listed(":warning: A rollback of this deploy may not be possible", warnings);
    }

    private static Lines ended(String target, DeployEnded ended) {
        var message =
                Lines.of(
                        target,
                        "it ended `%s`: %s"
                                .formatted(word(ended.outcome()), escaped(ended.reason())));
        return ended.outcome() == Outcome.ROLLED_BACK
                ? message.line("The target is locked until a person unlocks it.")
                : message;
    }

    private static Lines pending(String target, PaperworkPending pending) {
        return Lines.of(
                        target,
                        ":memo: left to do, %s: %s"
                                .formatted(word(pending.item()), escaped(pending.reason())))
                .link(word(pending.item()), pending.url());
    }

    private static Lines incident(String target, IncidentDeclared incident) {
        var message =
                Lines.of(
                                target,
                                ":rotating_light: production incident: "
                                        + escaped(incident.reason()))
                        .listed("Evidence", incident.evidence());
        return incident.paused().isEmpty()
                ? message.line("Nothing new is started until a person decides.")
                : message.listed("DAGs that stay paused until a person decides", incident.paused());
    }
}
