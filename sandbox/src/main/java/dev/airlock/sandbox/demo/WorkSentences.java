package dev.airlock.sandbox.demo;

import static dev.airlock.sandbox.demo.Sentences.lines;
import static dev.airlock.sandbox.demo.Sentences.say;
import static dev.airlock.sandbox.demo.Words.busy;
import static dev.airlock.sandbox.demo.Words.list;
import static dev.airlock.sandbox.demo.Words.orNone;
import static dev.airlock.sandbox.demo.Words.runs;
import static dev.airlock.sandbox.demo.Words.sha;

import dev.airlock.event.Check;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.WatcherEvent;
import java.util.List;
import java.util.stream.Stream;

/** What the participants saw and did. */
final class WorkSentences {
    private WorkSentences() {}

    static Sentences of(WatcherEvent event) {
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

    static Sentences of(ReleaseEvent event) {
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

    static Sentences of(InfraEvent event) {
        return switch (event) {
            case InfraEvent.RollbackPreflighted e ->
                    new Sentences(
                            e.doubts().isEmpty()
                                    ? "a rollback could go to " + e.tag()
                                    : "a rollback may not be possible",
                            checks(e.checks()));
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

    static Sentences of(VerifierEvent event) {
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

    private static List<String> checks(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s"
                                .formatted(
                                        check.name(), Words.of(check.result()), check.evidence()))
                .toList();
    }
}
