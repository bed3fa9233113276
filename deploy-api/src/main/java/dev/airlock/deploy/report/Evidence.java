package dev.airlock.deploy.report;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.RunningDag;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an event proves, a line each, for people. */
final class Evidence {
    private Evidence() {}

    static List<String> of(DeployEvent event) {
        return switch (event) {
            case DagsCleared(var runs, var airflow, _, _) ->
                    lines("Airflow " + airflow + ", nothing runs that counts", runs(runs));
            case RollbackPreflighted preflight ->
                    lines(
                            preflight.tag() == null
                                    ? "back to nothing that is known"
                                    : "back to " + preflight.tag(),
                            checks(preflight.checks()));
            case DagsBlocked(var runs, var doubts, _, _) -> join(runs(runs), doubts);
            case DagsHeld held -> join(join(paused(held), runs(held.runs())), held.warnings());
            case DagsResumed(var resumed, var warnings, _) ->
                    lines("resumed " + named(resumed), warnings);
            case ReleasePreviewed preview ->
                    List.of(
                            "%s at %s".formatted(preview.tag(), preview.headSha()),
                            "%s%d commits, %s"
                                    .formatted(
                                            preview.commitsTruncated() ? "at least " : "",
                                            preview.commits().size(),
                                            preview.necessary() ? "necessary" : "not necessary"));
            case ReleasePublished published ->
                    List.of(
                            published.url(),
                            published.foundPublished() ? "was published already" : "published");
            case ReleaseReady ready -> built(ready);
            case PlanProposed plan ->
                    lines(
                            "%s, SHA-256 %s".formatted(plan.planId(), plan.planSha256()),
                            join(plan.contract(), plan.refusals()));
            case PlanApproved approved -> List.of("plan " + approved.planId());
            case HoldReturned(var why, var detail) -> List.of(Wire.name(why), detail);
            case Applied applied ->
                    List.of("%s, state serial %d".formatted(applied.tag(), applied.stateSerial()));
            case GateClosed(var evidence) -> evidence;
            case AirflowReachable(var url, var airflow, var checks, _) ->
                    lines("%s answers, Airflow %s".formatted(url, airflow), checks(checks));
            case Verified(_, var checks, _) -> checks(checks);
            case VersionObserved(var checks) -> checks(checks);
            case VerificationFailed(_, var reason, var checks) -> lines(reason, checks(checks));
            case VerificationInconclusive(_, var reason, var checks) ->
                    lines(reason, checks(checks));
            case ApplyFailed(_, _, var reason, var evidence) -> lines(reason, evidence);
            case ApplyOutcomeUnknown(_, var reason, var evidence) -> lines(reason, evidence);
            case RollbackRequested back ->
                    List.of("back to %s: %s".formatted(back.tag(), back.reason()));
            case RolledBack back -> List.of(back.tag().value(), back.workflowRunUrl());
            case InfraPullRequestClosed closed -> List.of("closed " + closed.url());
            case ChangelogApproved approved ->
                    List.of(approved.url() == null ? "approved" : approved.url());
            case InfraPullRequestOpened opened -> List.of(opened.url());
            case PaperworkPending(_, var reason, var url) ->
                    url == null ? List.of(reason) : List.of(reason, url);
            case StepFailed(_, var reason, _, var evidence) -> lines(reason, evidence);
            case DecisionTaken taken -> decided(taken);
            case ApplyInterruptRequested requested -> List.of(requested.reason());
            case StepOverridden overridden ->
                    List.of(Wire.name(overridden.step()), overridden.reason());
            case DeadlinePassed(var state, var owner, var deadline) ->
                    List.of(
                            "%s of %s was to end by %s"
                                    .formatted(Wire.name(state), owner.id(), deadline));
            case StillWaiting(var state, var since) ->
                    List.of("%s since %s".formatted(Wire.name(state), since));
            case IncidentDeclared declared -> lines(declared.reason(), declared.evidence());
            case IncidentResolved resolved ->
                    List.of(Wire.name(resolved.resolution()), resolved.reason());
            case PausesReleased released -> List.of(Wire.name(released.dags()), released.reason());
            case WorkUndone(var service, var undone, var left, _, _) ->
                    join(
                            undone,
                            left.stream()
                                    .map(each -> "left by " + service.id() + ": " + each)
                                    .toList());
            default -> List.of(EventType.of(event).shortName());
        };
    }

    private static List<String> decided(DecisionTaken taken) {
        var said = Wire.name(taken.question()) + ": " + Wire.name(taken.decision());
        var comment = taken.comment();
        return lines(comment == null ? said : said + ", " + comment, taken.evidence());
    }

    private static List<String> built(ReleaseReady ready) {
        var image = ready.image() + ":" + ready.tag();
        var digest = ready.digest();
        return digest == null ? List.of(image) : List.of(image, digest);
    }

    private static List<String> paused(DagsHeld held) {
        var startBy = held.startBy();
        return startBy == null
                ? List.of("paused " + named(held.paused()))
                : List.of("paused " + named(held.paused()), "apply to start by " + startBy);
    }

    private static String named(List<String> dags) {
        return dags.isEmpty() ? "nothing" : String.join(", ", dags);
    }

    static List<String> runs(List<RunningDag> runs) {
        return runs.stream()
                .map(run ->
                        "%s %s %s: %s"
                                .formatted(
                                        run.dagId(),
                                        run.runId(),
                                        Wire.name(run.verdict()),
                                        run.detail()))
                .toList();
    }

    private static List<String> checks(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s"
                                .formatted(
                                        check.name(), Wire.name(check.result()), check.evidence()))
                .toList();
    }

    private static List<String> lines(String first, List<String> rest) {
        var lines = new ArrayList<String>();
        lines.add(first);
        lines.addAll(rest);
        return lines;
    }

    private static List<String> join(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
