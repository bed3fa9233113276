package dev.airlock.deploy.ledger;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What a deploy was last missing when the team was called: where it goes on.
 *
 * @param again the steps whose owners repeat them
 * @param says what the ledger says anew
 */
record Missing(DeployState state, List<Step> again, List<DeployEvent> says) {

    static Missing of(Progress progress) {
        var aborting = progress.last(DeployAborting.class);
        if (aborting.isPresent()) {
            return new Missing(DeployState.RESTORING, List.of(), List.of(aborting.get()));
        }
        var asked = progress.asked();
        if (asked != null && !progress.isRollback() && !isAnswered(progress, asked)) {
            return new Missing(
                    asked.question() == Question.OUTCOME
                            ? DeployState.OUTCOME_UNKNOWN
                            : DeployState.AWAITING_DECISION,
                    gate(progress),
                    List.of());
        }
        return progress.isRollback() ? rollback(progress) : forward(progress);
    }

    /**
     * Whether an apply was told of that this deploy has approved no plan for. infra-runner starts
     * none, so something is badly wrong, and the deploy must not come to succeed.
     */
    static boolean approval(Progress progress) {
        return !progress.isRollback()
                && (progress.has(EventType.APPLY_STARTED) || progress.has(EventType.APPLIED))
                && !progress.has(EventType.PLAN_APPROVED);
    }

    /** A late result of the true owner answers the question of the outcome. */
    private static boolean isAnswered(Progress progress, Asked asked) {
        return asked.question() == Question.OUTCOME
                && (progress.has(EventType.APPLIED) || progress.has(EventType.APPLY_FAILED));
    }

    private static Missing rollback(Progress progress) {
        if (!progress.has(EventType.DAGS_HELD)) {
            return again(DeployState.ROLLING_BACK, Step.HOLD);
        }
        if (!progress.has(EventType.ROLLED_BACK)) {
            return again(DeployState.ROLLING_BACK, Step.ROLLBACK);
        }
        return verification(progress);
    }

    private static Missing forward(Progress progress) {
        if (progress.has(EventType.APPLIED) || isContinued(progress)) {
            return verification(progress);
        }
        if (progress.has(EventType.APPLY_STARTED)) {
            return applying(progress);
        }
        var approved = progress.last(PlanApproved.class);
        if (approved.isPresent()) {
            return new Missing(DeployState.HOLDING, List.of(), List.of(approved.get()));
        }
        if (progress.has(EventType.PLAN_PROPOSED)) {
            return new Missing(DeployState.AWAITING_APPROVAL, List.of(), List.of());
        }
        if (progress.has(EventType.RELEASE_READY)) {
            return again(DeployState.PLANNING, Step.PLAN);
        }
        if (progress.has(EventType.RELEASE_GRANTED)) {
            var published = progress.has(EventType.RELEASE_PUBLISHED);
            return again(DeployState.RELEASING, published ? Step.BUILD : Step.PUBLISH);
        }
        return beforeTheGrant(progress);
    }

    private static Missing beforeTheGrant(Progress progress) {
        var again = new ArrayList<Step>();
        if (!progress.has(EventType.ROLLBACK_PREFLIGHTED)) {
            again.add(Step.PREFLIGHT);
        }
        if (!progress.has(EventType.DAGS_CLEARED)) {
            again.add(Step.CHECK);
            return new Missing(DeployState.CHECKING, again, List.of());
        }
        if (!progress.has(EventType.RELEASE_PREVIEWED)) {
            again.add(Step.PREVIEW);
        }
        return new Missing(
                again.isEmpty() ? DeployState.AWAITING_APPROVAL : DeployState.RELEASING,
                again,
                List.of());
    }

    /** The apply's outcome may have become known while the team had it. */
    private static Missing applying(Progress progress) {
        var failed = progress.last(ApplyFailed.class);
        if (failed.isPresent()) {
            return failed.get().effect() == ApplyEffect.CHANGED
                    ? new Missing(DeployState.AWAITING_DECISION, gate(progress), List.of())
                    : new Missing(
                            DeployState.RESTORING,
                            List.of(),
                            List.of(Road.aborting(Outcome.FAILED, failed.get().reason())));
        }
        return progress.has(EventType.APPLY_OUTCOME_UNKNOWN)
                ? new Missing(DeployState.OUTCOME_UNKNOWN, gate(progress), List.of())
                : again(DeployState.APPLYING, Step.APPLY);
    }

    private static boolean isContinued(Progress progress) {
        return progress.last(ApplyFailed.class)
                        .filter(failed -> failed.effect() == ApplyEffect.CHANGED)
                        .isPresent()
                && progress.last(DecisionTaken.class)
                        .filter(taken -> taken.decision() == Decision.CONTINUE)
                        .isPresent();
    }

    private static Missing verification(Progress progress) {
        var again = new ArrayList<>(gate(progress));
        if (!progress.has(EventType.AIRFLOW_REACHABLE)) {
            again.add(Step.INSTANCE);
        } else if (!progress.has(EventType.DAGS_RESUMED)) {
            again.add(Step.RESUME);
        } else if (!progress.has(EventType.VERIFIED)) {
            again.add(Step.VERIFY);
        }
        return new Missing(DeployState.VERIFYING, again, List.of());
    }

    private static List<Step> gate(Progress progress) {
        return progress.has(EventType.APPLY_STARTED) && !progress.has(EventType.GATE_CLOSED)
                ? List.of(Step.GATE)
                : List.of();
    }

    private static Missing again(DeployState state, Step step) {
        return new Missing(state, List.of(step), List.of());
    }
}
