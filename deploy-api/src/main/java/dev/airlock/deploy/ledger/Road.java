package dev.airlock.deploy.ledger;

import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.INCIDENT;
import static dev.airlock.event.DeployState.OUTCOME_UNKNOWN;
import static dev.airlock.event.DeployState.RESTORING;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.Outcome;
import dev.airlock.event.flow.Flow;
import java.time.Instant;

/** The ways on from where a deploy stands: forward, back, or to the team. */
record Road(Progress before, Instant time) {
    static final String LEDGER = "ledger";

    Folded abortOrIncident(DeployEvent event, String reason) {
        return switch (before.state()) {
            case APPLYING, OUTCOME_UNKNOWN, VERIFYING, AWAITING_DECISION, ROLLING_BACK, RESTORING ->
                    incident(event);
            default -> abort(event, Outcome.FAILED, reason);
        };
    }

    Folded abort(DeployEvent event, Outcome outcome, String reason) {
        return move(
                before.underAttempt(before.attempt() + 1),
                event,
                RESTORING,
                aborting(outcome, reason));
    }

    static DeployEvent aborting(Outcome outcome, String reason) {
        return new DeployAborting(outcome, reason, LEDGER, Flow.PARTICIPANTS, null);
    }

    /** Asks a person. */
    Folded ask(Progress now, DeployEvent event, Asked asked) {
        var state = asked.question() == Question.OUTCOME ? OUTCOME_UNKNOWN : AWAITING_DECISION;
        return move(now.asks(asked), event, state);
    }

    Folded incident(DeployEvent event) {
        return incident(before, event);
    }

    Folded incident(Progress now, DeployEvent event) {
        return move(now.underAttempt(now.attempt() + 1), event, INCIDENT, Incidents.of(event, now));
    }

    Folded overdue(DeadlinePassed passed) {
        return move(
                before.underAttempt(before.attempt() + 1),
                passed,
                INCIDENT,
                Incidents.overdue(passed, before));
    }

    Folded go(DeployEvent event, DeployState next) {
        return move(before, event, next);
    }

    Folded move(Progress progress, DeployEvent event, DeployState next, DeployEvent... emits) {
        return Folded.moved(progress.seen(event, time).to(next, time), emits);
    }
}
