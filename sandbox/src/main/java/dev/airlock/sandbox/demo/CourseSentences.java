package dev.airlock.sandbox.demo;

import static dev.airlock.sandbox.demo.Sentences.say;
import static dev.airlock.sandbox.demo.Words.list;
import static dev.airlock.sandbox.demo.Words.orNone;
import static dev.airlock.sandbox.demo.Words.sha;

import dev.airlock.event.LedgerEvent;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.StepEvent;

/** What becomes of a deploy: the ledger's and the operator's word, and how steps ended. */
final class CourseSentences {
    private CourseSentences() {}

    static Sentences of(LedgerEvent event) {
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
            case LedgerEvent.StillWaiting e ->
                    say(
                            "a person is waited for in %s, since %s"
                                    .formatted(Words.of(e.state()), e.since()));
            case LedgerEvent.IncidentDeclared e ->
                    new Sentences("INCIDENT: " + e.reason(), e.evidence());
        };
    }

    static Sentences of(OperatorEvent event) {
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

    static Sentences of(StepEvent event) {
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
}
