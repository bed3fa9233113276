package dev.airlock.notify;

import static dev.airlock.notify.Mrkdwn.escaped;
import static dev.airlock.notify.Mrkdwn.word;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.kit.event.Forgery;
import dev.airlock.notify.KnownDeploys.Kind;
import dev.airlock.notify.config.Asks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The words for people on a deploy's straight road, and on how it ends. */
final class Messages {
    private Messages() {}

    /** Absent for what people need not be told. */
    static Optional<String> of(
            String target, UUID deploy, DeployEvent event, Asks asks, Kind kind) {
        if (kind.dryRun()) {
            return event instanceof DeployEnded ended
                    ? Optional.of(ended(target, "dry run", ended).about(deploy))
                    : Optional.empty();
        }
        return straight(target, event, asks)
                .or(() -> OffTheRoad.of(target, event, kind.rollback()))
                .map(message -> message.about(deploy));
    }

    /** Somebody writes to Kafka who may not. */
    static String forged(Forgery forgery) {
        return Mrkdwn.of(
                        forgery.key(),
                        ":rotating_light: a forged event was refused: " + escaped(forgery.reason()))
                .listed("It is among the dead letters", List.of(forgery.place()))
                .line("Somebody writes to Airlock's topics who may not, or a key is wrong.")
                .text();
    }

    private static Optional<Mrkdwn> straight(String target, DeployEvent event, Asks asks) {
        return switch (event) {
            case DeployRequested started -> Optional.of(started(target, started));
            case ReleasePreviewed preview when asks.grant() && !preview.nothingToDeploy() ->
                    Optional.of(grant(target, preview));
            case PlanProposed plan when asks.approval() && !plan.empty() ->
                    Optional.of(approval(target, plan));
            case DeployEnded ended -> Optional.of(ended(target, "deploy", ended));
            case PaperworkPending pending -> Optional.of(pending(target, pending));
            case IncidentDeclared incident -> Optional.of(incident(target, incident));
            default -> Optional.empty();
        };
    }

    private static Mrkdwn started(String target, DeployRequested started) {
        var version = started.version() == null ? "the draft" : started.version().value();
        return Mrkdwn.of(
                target,
                "%s of %s started by %s: %s"
                        .formatted(
                                started.options().contains(Option.FORCE)
                                        ? "forced deploy"
                                        : "deploy",
                                version,
                                escaped(started.by()),
                                escaped(started.reason())));
    }

    private static Mrkdwn grant(String target, ReleasePreviewed preview) {
        return Mrkdwn.of(
                        target,
                        "release %s waits for a grant: %d changes%s, %s"
                                .formatted(
                                        preview.version(),
                                        preview.commits().size(),
                                        preview.commitsTruncated() ? " or more" : "",
                                        preview.necessary() ? "necessary" : "not necessary"))
                .link(preview.url());
    }

    private static Mrkdwn approval(String target, PlanProposed plan) {
        return Mrkdwn.of(target, "the plan for %s waits for approval".formatted(plan.version()))
                .listed("It would", plan.changes().stream().map(Messages::change).toList());
    }

    private static String change(ResourceChange change) {
        return "%s `%s`".formatted(String.join(" and ", change.actions()), change.address());
    }

    private static Mrkdwn ended(String target, String what, DeployEnded ended) {
        var version = ended.version() == null ? "" : " of " + ended.version();
        var message =
                Mrkdwn.of(
                        target,
                        "%s%s ended `%s`: %s"
                                .formatted(
                                        what,
                                        version,
                                        word(ended.outcome()),
                                        escaped(ended.reason())));
        return ended.outcome() == Outcome.ROLLED_BACK
                ? message.line("The target is locked until a person unlocks it.")
                : message;
    }

    private static Mrkdwn pending(String target, PaperworkPending pending) {
        return Mrkdwn.of(
                        target,
                        "left to do, %s: %s"
                                .formatted(word(pending.item()), escaped(pending.reason())))
                .link(pending.url());
    }

    private static Mrkdwn incident(String target, IncidentDeclared incident) {
        var message =
                Mrkdwn.of(
                                target,
                                ":rotating_light: production incident: "
                                        + escaped(incident.reason()))
                        .listed("Evidence", incident.evidence());
        return incident.paused().isEmpty()
                ? message.line("Nothing new is started until a person decides.")
                : message.listed("DAGs that stay paused until a person decides", incident.paused());
    }
}
