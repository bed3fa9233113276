package dev.airlock.deploy.ledger;

import static dev.airlock.event.DeployState.AWAITING_DECISION;
import static dev.airlock.event.DeployState.ENDED;
import static dev.airlock.event.DeployState.RESTORING;
import static dev.airlock.event.DeployState.ROLLING_BACK;
import static dev.airlock.event.DeployState.VERIFYING;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.flow.Flow;
import java.util.Objects;

/** What follows once the world may have changed: verified, gone back, or asked about. */
final class AfterApply {
    private final Progress before;
    private final Envelope envelope;
    private final Rules rules;
    private final Road road;

    AfterApply(Progress before, Envelope envelope, Rules rules, Road road) {
        this.before = before;
        this.envelope = envelope;
        this.rules = rules;
        this.road = road;
    }

    Folded failed(ApplyFailed failed) {
        var interrupted = before.last(ApplyInterruptRequested.class);
        if (failed.effect() == ApplyEffect.UNCHANGED || failed.effect() == ApplyEffect.NONE) {
            return interrupted.isPresent()
                    ? road.abort(
                            failed,
                            Outcome.CANCELLED,
                            "cancelled by %s: %s"
                                    .formatted(interrupted.get().by(), interrupted.get().reason()))
                    : road.abort(failed, Outcome.FAILED, "step apply: " + failed.reason());
        }
        return interrupted.isPresent()
                ? road.ask(before, failed, Asked.of(failed))
                : backOrAsk(failed, Asked.of(failed));
    }

    Folded notVerified(VerificationFailed failed) {
        if (before.isRollback()) {
            return road.incident(failed);
        }
        return backOrAsk(failed, Asked.of(failed.phase(), failed.reason(), failed.checks()));
    }

    private Folded backOrAsk(DeployEvent event, Asked asked) {
        var version = Back.target(before);
        if (!rules.policy().automaticRollback() || version.isEmpty()) {
            return road.ask(before, event, asked);
        }
        return road.move(
                backwards().underAttempt(before.attempt() + 1),
                event,
                ROLLING_BACK,
                Back.request(
                        envelope.deployId(),
                        Back.bad(before),
                        version.get(),
                        false,
                        Policies.POLICY,
                        asked.reason(),
                        rules));
    }

    Folded rollback(RollbackRequested requested) {
        return road.move(backwards(), requested, ROLLING_BACK);
    }

    /** What was done for the version that is left is done again for the one before. */
    private Progress backwards() {
        return before.forget(
                EventType.DEPLOY_ABORTING,
                EventType.DAGS_HELD,
                EventType.ROLLED_BACK,
                EventType.AIRFLOW_REACHABLE,
                EventType.DAGS_RESUMED,
                EventType.VERIFIED,
                EventType.DECISION_TAKEN);
    }

    Folded decided(DecisionTaken taken) {
        var goesOn = taken.decision() == Decision.ACCEPT || taken.decision() == Decision.CONTINUE;
        return road.go(taken, goesOn ? VERIFYING : AWAITING_DECISION);
    }

    Folded verified(DeployEvent event) {
        var now = before.seen(event, envelope.time());
        var rollback = now.last(RollbackRequested.class);
        var closed =
                now.has(EventType.GATE_CLOSED)
                        || rollback.isPresent() && !now.has(EventType.APPLY_STARTED);
        if (!now.has(EventType.VERIFIED) || !closed) {
            return Folded.moved(now);
        }
        var ended =
                rollback.isPresent()
                        ? new DeployEnded(
                                Outcome.ROLLED_BACK,
                                "%s runs again, verified: %s"
                                        .formatted(
                                                rollback.get().version(), rollback.get().reason()),
                                rollback.get().version(),
                                null)
                        : new DeployEnded(
                                Outcome.SUCCEEDED,
                                "verified, and the gate is closed",
                                now.last(Applied.class)
                                        .map(Applied::version)
                                        .orElseGet(() -> Back.bad(now)),
                                null);
        return road.move(before, event, ENDED, ended);
    }

    Folded resolved(IncidentResolved resolved) {
        var state = resolved.state();
        if (state == null) {
            return road.go(resolved, before.state());
        }
        var now = before;
        if (now.asked() == null && state == AWAITING_DECISION) {
            now = now.last(ApplyFailed.class).map(Asked::of).map(now::asks).orElse(now);
        } else if (now.asked() == null) {
            now = now.last(ApplyOutcomeUnknown.class).map(Asked::of).map(now::asks).orElse(now);
        }
        return road.move(now.forget(EventType.INCIDENT_DECLARED), resolved, state);
    }

    /**
     * Whether it is the hold that lasted too long; before the apply that is taken back as usual.
     */
    boolean isOfTheHold(DeadlinePassed passed) {
        var heldSince = before.heldSince();
        return heldSince != null
                && before.state() != DeployState.HOLDING
                && passed.deadline().equals(heldSince.plus(rules.policy().held()));
    }

    Folded undone(WorkUndone answer) {
        var now = before.undoneBy(envelope.source(), answer);
        if (!now.undone().keySet().containsAll(Flow.PARTICIPANTS)) {
            return road.move(now, answer, RESTORING);
        }
        var aborting = now.last(DeployAborting.class);
        var effect =
                now.undone().values().stream()
                        .map(WorkUndone::apply)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(ApplyEffect.NONE);
        var abandoned = aborting.filter(abort -> abort.dags() != null).isPresent();
        if (!abandoned && (effect == ApplyEffect.CHANGED || effect == ApplyEffect.UNKNOWN)) {
            return road.ask(
                    now.forget(EventType.DEPLOY_ABORTING),
                    answer,
                    Asked.of(effect, Incidents.left(now)));
        }
        return road.move(
                now,
                answer,
                ENDED,
                new DeployEnded(
                        aborting.map(DeployAborting::outcome).orElse(Outcome.FAILED),
                        aborting.map(DeployAborting::reason).orElse("taken back"),
                        null,
                        null));
    }
}
