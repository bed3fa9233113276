package dev.airlock.notify;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.WatcherEvent.DagsHeld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The words for people, in Slack's mrkdwn. What comes from outside is escaped as Slack asks for:
 * {@code &}, {@code <} and {@code >}, so that nothing in it can mention anybody or pose as a link.
 */
final class Messages {
    private static final int MOST_LINES = 20;

    private Messages() {}

    /** Absent for what people need not be told; {@code asked} if a person grants releases. */
    static Optional<String> of(String target, UUID deploy, DeployEvent event, boolean asked) {
        return switch (event) {
            // A dry run changes nothing: who asked for it watches it.
            case DeployRequested started when started.options().contains(Option.DRY_RUN) ->
                    Optional.empty();
            case DeployRequested started -> Optional.of(started(target, deploy, started));
            case ReleasePreviewed preview when asked && !preview.nothingToDeploy() ->
                    Optional.of(grant(target, deploy, preview));
            case PlanProposed plan when !plan.empty() && !plan.options().contains(Option.DRY_RUN) ->
                    Optional.of(approval(target, deploy, plan));
            case DeployEnded ended -> Optional.of(ended(target, deploy, ended));
            case VerificationInconclusive(_, var reason, var checks) ->
                    Optional.of(told(target, deploy, "a person decides: " + reason, lines(checks)));
            case VerificationFailed(_, var reason, var checks) ->
                    Optional.of(
                            told(target, deploy, "verification failed: " + reason, lines(checks)));
            case ApplyFailed(_, var effect, var reason, var evidence)
                    when effect == ApplyEffect.CHANGED ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "the apply failed and changed something: " + reason,
                                    evidence));
            case ApplyOutcomeUnknown(_, var reason, var evidence) ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "nobody knows whether it was applied: " + reason,
                                    evidence));
            case RollbackRequested back ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "goes back to %s, by %s: %s"
                                            .formatted(back.version(), back.by(), back.reason()),
                                    List.of()));
            case IncidentResolved resolved ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "incident resolved by %s: %s"
                                            .formatted(resolved.by(), resolved.reason()),
                                    List.of()));
            case DagsHeld held when held.runs().stream().anyMatch(Messages::isSacrificed) ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "runs are sacrificed",
                                    held.runs().stream()
                                            .filter(Messages::isSacrificed)
                                            .map(run -> run.dagId() + " " + run.runId())
                                            .toList()));
            case PaperworkPending pending ->
                    Optional.of(
                            told(
                                    target,
                                    deploy,
                                    "left to do: " + pending.reason(),
                                    pending.url() == null ? List.of() : List.of(pending.url())));
            case IncidentDeclared incident -> Optional.of(incident(target, deploy, incident));
            default -> Optional.empty();
        };
    }

    private static boolean isSacrificed(RunningDag run) {
        return run.verdict() == RunVerdict.BUSY;
    }

    private static List<String> lines(List<Check> checks) {
        return checks.stream().map(check -> check.name() + ": " + check.evidence()).toList();
    }

    private static String told(String target, UUID deploy, String what, List<String> evidence) {
        var lines = new ArrayList<String>();
        lines.add("*%s*: %s".formatted(escaped(target), escaped(what)));
        listed("Evidence", evidence, lines);
        lines.add(reference(deploy));
        return String.join("\n", lines);
    }

    private static String started(String target, UUID deploy, DeployRequested started) {
        var version = started.version() == null ? "the draft" : started.version().value();
        return "*%s*: deploy of %s started by %s: %s\n%s"
                .formatted(
                        escaped(target),
                        version,
                        escaped(started.by()),
                        escaped(started.reason()),
                        reference(deploy));
    }

    private static String grant(String target, UUID deploy, ReleasePreviewed preview) {
        return "*%s*: release %s waits for a grant: %d changes%s, %s\n<%s>\n%s"
                .formatted(
                        escaped(target),
                        preview.version(),
                        preview.commits().size(),
                        preview.commitsTruncated() ? " or more" : "",
                        preview.necessary() ? "necessary" : "not necessary",
                        escaped(preview.url()),
                        reference(deploy));
    }

    private static String approval(String target, UUID deploy, PlanProposed plan) {
        var changes =
                plan.changes().stream()
                        .limit(MOST_LINES)
                        .map(Messages::change)
                        .collect(Collectors.joining("\n"));
        return "*%s*: the plan for %s waits for approval\n%s\n%s"
                .formatted(escaped(target), plan.version(), changes, reference(deploy));
    }

    private static String change(ResourceChange change) {
        return "• %s `%s`"
                .formatted(String.join(" and ", change.actions()), escaped(change.address()));
    }

    private static String ended(String target, UUID deploy, DeployEnded ended) {
        var version = ended.version() == null ? "" : " of " + ended.version();
        var outcome = ended.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "*%s*: deploy%s ended `%s`: %s\n%s"
                .formatted(
                        escaped(target),
                        version,
                        outcome,
                        escaped(ended.reason()),
                        reference(deploy));
    }

    private static String incident(String target, UUID deploy, IncidentDeclared incident) {
        var lines = new ArrayList<String>();
        lines.add(
                ":rotating_light: *%s*: production incident: %s"
                        .formatted(escaped(target), escaped(incident.reason())));
        listed("Evidence", incident.evidence(), lines);
        if (incident.paused().isEmpty()) {
            lines.add("Nothing new is started until a person decides.");
        } else {
            listed("DAGs that stay paused until a person decides", incident.paused(), lines);
        }
        lines.add(reference(deploy));
        return String.join("\n", lines);
    }

    private static void listed(String title, List<String> items, List<String> lines) {
        if (items.isEmpty()) {
            return;
        }
        lines.add(title + ":");
        items.stream().limit(MOST_LINES).forEach(item -> lines.add("• " + escaped(item)));
        if (items.size() > MOST_LINES) {
            lines.add("• and %d more".formatted(items.size() - MOST_LINES));
        }
    }

    private static String reference(UUID deploy) {
        return "deploy `" + deploy + "`";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
