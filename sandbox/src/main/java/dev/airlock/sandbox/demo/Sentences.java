package dev.airlock.sandbox.demo;

import static dev.airlock.sandbox.demo.Words.busy;
import static dev.airlock.sandbox.demo.Words.list;
import static dev.airlock.sandbox.demo.Words.orNone;
import static dev.airlock.sandbox.demo.Words.runs;
import static dev.airlock.sandbox.demo.Words.sha;

import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.StepEvent;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.WatcherEvent;
import java.util.List;
import java.util.stream.Stream;

/** An event as people read it: one sentence, then what there is to see. */
record Sentences(String says, List<String> details) {
    static Sentences of(DeployEvent event) {
        return switch (event) {
            case LedgerEvent ledger -> of(ledger);
            case OperatorEvent operator -> of(operator);
            case WatcherEvent watcher -> of(watcher);
            case ReleaseEvent release -> of(release);
            case InfraEvent infra -> of(infra);
            case VerifierEvent verifier -> of(verifier);
            case StepEvent step -> of(step);
        };
    }

    private static Sentences of(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.DeployQueued e -> say("accepted, by " + e.by());
            case LedgerEvent.DeployRequested e ->
                    say("its turn; deployed now: " + orNone(e.deployedVersion()));
            case LedgerEvent.ReleaseGranted e ->
                    say("may be released, by %s: %s".formatted(e.by(), e.version()));
            case LedgerEvent.ReleaseRefused e ->
                    say("not to be released, by %s: %s".formatted(e.by(), e.reason()));
            case LedgerEvent.PlanApproved e ->
                    say("plan %s approved by %s".formatted(sha(e.planSha256()), e.by()));
            case LedgerEvent.PlanRejected e ->
                    say("plan %s rejected by %s".formatted(sha(e.planSha256()), e.by()));
            case LedgerEvent.DeployAborting e ->
                    say("taken back: " + e.reason(), "asked: " + Words.ids(e.participants()));
            case LedgerEvent.DeployEnded e ->
                    say("%s: %s".formatted(Words.of(e.outcome()), e.reason()));
            case LedgerEvent.DeadlinePassed e ->
                    say("%s is late in %s".formatted(e.owner().id(), Words.of(e.state())));
            case LedgerEvent.IncidentDeclared e ->
                    new Sentences("INCIDENT: " + e.reason(), e.evidence());
        };
    }

    private static Sentences of(OperatorEvent event) {
        return switch (event) {
            case OperatorEvent.DecisionTaken e ->
                    say(
                            "%s decides on %s: %s"
                                    .formatted(
                                            e.by(),
                                            Words.of(e.question()),
                                            Words.of(e.decision())));
            case OperatorEvent.RollbackRequested e ->
                    say("back to %s, by %s: %s".formatted(e.version(), e.by(), e.reason()));
            case OperatorEvent.ApplyInterruptRequested e ->
                    say("%s has the apply interrupted: %s".formatted(e.by(), e.reason()));
            case OperatorEvent.StepOverridden e ->
                    say("%s saw %s: %s".formatted(e.by(), Words.of(e.step()), e.reason()));
            case OperatorEvent.IncidentResolved e ->
                    say(
                            "incident resolved by %s, %s: %s"
                                    .formatted(e.by(), Words.of(e.resolution()), e.reason()));
            case OperatorEvent.PausesReleased e ->
                    say("pauses: %s, by %s: %s".formatted(Words.of(e.dags()), e.by(), e.reason()));
        };
    }

    private static Sentences of(WatcherEvent event) {
        return switch (event) {
            case WatcherEvent.DagsCleared e ->
                    say("no DAG runs that a deploy would kill", runs(e.runs()));
            case WatcherEvent.DagsBlocked e -> say("waits for " + busy(e.runs(), e.doubts()));
            case WatcherEvent.DagsHeld e ->
                    new Sentences(
                            "holds: paused " + list(e.paused()),
                            lines(Stream.concat(Stream.of(runs(e.runs())), e.warnings().stream())));
            case WatcherEvent.DagsResumed e ->
                    new Sentences("resumed " + list(e.resumed()), e.warnings());
        };
    }

    private static Sentences of(ReleaseEvent event) {
        return switch (event) {
            case ReleaseEvent.ReleasePreviewed e -> of(e);
            case ReleaseEvent.ReleasePublished e ->
                    say(
                            "%s %s at %s"
                                    .formatted(
                                            e.foundPublished() ? "found published" : "published",
                                            e.tag(),
                                            sha(e.sha())));
            case ReleaseEvent.ReleaseReady e ->
                    say("built and tagged %s:%s".formatted(e.image(), e.tag()), orNone(e.digest()));
            case ReleaseEvent.ChangelogApproved e ->
                    say(
                            "changelog pull request %s approved"
                                    .formatted(e.number() == null ? "" : "#" + e.number()),
                            orNone(e.url()));
        };
    }

    private static Sentences of(ReleaseEvent.ReleasePreviewed e) {
        if (e.nothingToDeploy()) {
            return say("nothing is drafted, and %s is deployed".formatted(e.version()));
        }
        return new Sentences(
                "%s: %d changes, %s"
                        .formatted(
                                e.tag(),
                                e.commits().size(),
                                e.necessary() ? "necessary" : "not necessary"),
                lines(
                        e.commits().stream()
                                .map(commit -> sha(commit.sha()) + "  " + commit.title())));
    }

    private static Sentences of(InfraEvent event) {
        return switch (event) {
            case InfraEvent.PlanProposed e ->
                    say(
                            e.empty()
                                    ? "bumped, planned: nothing would change"
                                    : "bumped, gate opened, planned, gate closed",
                            "plan " + sha(e.planSha256()) + " on branch " + e.branch());
            case InfraEvent.HoldReturned e ->
                    say("gives the hold back, %s: %s".formatted(Words.of(e.why()), e.detail()));
            case InfraEvent.ApplyStarted e -> say("applies plan " + sha(e.planSha256()));
            case InfraEvent.Applied e -> say("applied " + e.tag());
            case InfraEvent.ApplyFailed e -> new Sentences("failed: " + e.reason(), e.evidence());
            case InfraEvent.ApplyOutcomeUnknown e ->
                    new Sentences("outcome unknown: " + e.reason(), e.evidence());
            case InfraEvent.GateClosed e ->
                    new Sentences("gate closed, no plan left", e.evidence());
            case InfraEvent.RolledBack e -> say("back to " + e.tag(), e.workflowRunUrl());
            case InfraEvent.InfraPullRequestOpened e ->
                    say(
                            "pull request #%d with the %s is open"
                                    .formatted(e.number(), e.reverts() == null ? "bump" : "revert"),
                            e.url());
            case InfraEvent.InfraPullRequestClosed e ->
                    say("pull request #%d with the bump is closed".formatted(e.number()), e.url());
        };
    }

    private static Sentences of(VerifierEvent event) {
        return switch (event) {
            case VerifierEvent.AirflowReachable e ->
                    new Sentences(
                            "the new instance answers, Airflow " + e.airflowVersion(),
                            checks(e.checks()));
            case VerifierEvent.Verified e -> new Sentences("verified", checks(e.checks()));
            case VerifierEvent.VersionObserved e ->
                    new Sentences("looked at what runs", checks(e.checks()));
            case VerifierEvent.VerificationFailed e ->
                    new Sentences("verification failed", checks(e.checks()));
            case VerifierEvent.VerificationInconclusive e ->
                    new Sentences("cannot say", checks(e.checks()));
        };
    }

    private static Sentences of(StepEvent event) {
        return switch (event) {
            case StepEvent.StepFailed e ->
                    new Sentences(
                            "%s failed: %s".formatted(Words.of(e.step()), e.reason()),
                            e.evidence());
            case StepEvent.WorkUndone e ->
                    say(
                            "undone: %s%s"
                                    .formatted(
                                            list(e.undone()),
                                            e.left().isEmpty() ? "" : "; left: " + list(e.left())));
            case StepEvent.PaperworkPending e ->
                    say("still to do, %s: %s".formatted(Words.of(e.item()), e.reason()));
        };
    }

    private static List<String> checks(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s"
                                .formatted(
                                        check.name(), Words.of(check.result()), check.evidence()))
                .toList();
    }

    private static Sentences say(String says, String... details) {
        return new Sentences(says, lines(Stream.of(details)));
    }

    private static List<String> lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).toList();
    }
}
