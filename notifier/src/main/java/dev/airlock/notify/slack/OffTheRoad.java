package dev.airlock.notify.slack;

import static dev.airlock.notify.slack.Mrkdwn.escaped;
import static dev.airlock.notify.slack.Mrkdwn.word;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.WatcherEvent.DagsHeld;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words for people where a deploy leaves the straight road: what is asked, what was said. */
final class OffTheRoad {
    private OffTheRoad() {}

    /** Absent for what people need not be told; {@code rollback} if one is under way. */
    static Optional<Lines> of(String target, DeployEvent event, boolean rollback) {
        return switch (event) {
            case VerificationInconclusive(var of, var reason, var checks) ->
                    Optional.of(
                            question(
                                            target,
                                            "the %s check is inconclusive".formatted(word(of)),
                                            reason)
                                    .listed("Evidence", lines(checks))
                                    .line("A person decides: " + answers(rollback)));
            case VerificationFailed failed -> Optional.of(failed(target, failed, rollback));
            case ApplyFailed(_, var effect, var reason, var evidence)
                    when effect == ApplyEffect.CHANGED ->
                    Optional.of(
                            question(target, "the apply failed, and changed something", reason)
                                    .listed("Evidence", evidence)
                                    .line(
                                            "Unless policy rolls it back, a person decides: continue, rollback or incident."));
            case ApplyOutcomeUnknown(_, var reason, var evidence) ->
                    Optional.of(
                            question(target, "nobody knows whether it was applied", reason)
                                    .listed("Evidence", evidence)
                                    .line(
                                            "A person decides: applied, not-applied, rollback or incident."));
            case VersionObserved(var checks) ->
                    Optional.of(
                            Lines.of(target, "beside the open question whether it was applied")
                                    .listed("What answers now", lines(checks)));
            case DagsHeld held -> sacrificed(target, held);
            case RollbackRequested asked -> Optional.of(rollback(target, asked));
            case DecisionTaken taken ->
                    Optional.of(
                            said(
                                    target,
                                    "`%s` to the question of `%s`"
                                            .formatted(
                                                    word(taken.decision()), word(taken.question())),
                                    taken.by(),
                                    taken.comment()));
            case IncidentResolved resolved -> Optional.of(resolved(target, resolved));
            case PausesReleased released ->
                    Optional.of(
                            said(
                                    target,
                                    "the pauses that were left: `%s`"
                                            .formatted(word(released.dags())),
                                    released.by(),
                                    released.reason()));
            default -> Optional.empty();
        };
    }

    private static Lines question(String target, String what, String reason) {
        return Lines.of(target, ":question: %s: %s".formatted(what, escaped(reason)));
    }

    private static String answers(boolean rollback) {
        return rollback ? "accept or incident." : "accept, rollback or incident.";
    }

    /** A failed rollback is an incident, of which the ledger tells. */
    private static Lines failed(String target, VerificationFailed failed, boolean rollback) {
        var message =
                question(
                                target,
                                "the %s check failed%s"
                                        .formatted(
                                                word(failed.phase()),
                                                rollback ? " after a rollback" : ""),
                                failed.reason())
                        .listed("Evidence", lines(failed.checks()));
        return rollback
                ? message
                : message.line("Unless policy rolls it back, a person decides: " + answers(false));
    }

    private static Optional<Lines> sacrificed(String target, DagsHeld held) {
        var runs =
                held.runs().stream()
                        .filter(run -> run.verdict() == RunVerdict.BUSY)
                        .map(run ->
                                "%s, run %s: %s".formatted(run.dagId(), run.runId(), run.detail()))
                        .toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Lines.of(target, ":warning: runs that are not waited for any longer")
                                .listed("Sacrificed", runs));
    }

    private static Lines rollback(String target, RollbackRequested asked) {
        return said(
                target,
                "rollback %sto %s%s"
                        .formatted(
                                asked.badVersion() == null
                                        ? ""
                                        : "from " + asked.badVersion() + " ",
                                asked.version(),
                                asked.now() ? ", without waiting for DAGs" : ""),
                asked.by(),
                asked.reason());
    }

    private static Lines resolved(String target, IncidentResolved resolved) {
        var dags = resolved.dags() == null ? "" : ", DAGs: `%s`".formatted(word(resolved.dags()));
        return said(
                target,
                "the incident is resolved: `%s`%s".formatted(word(resolved.resolution()), dags),
                resolved.by(),
                resolved.reason());
    }

    private static Lines said(String target, String what, String by, @Nullable String why) {
        return Lines.of(
                target,
                "%s, by %s%s".formatted(what, escaped(by), why == null ? "" : ": " + escaped(why)));
    }

    private static List<String> lines(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s".formatted(check.name(), word(check.result()), check.evidence()))
                .toList();
    }
}
