package dev.airlock.deploy.ledger;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.VerifierEvent.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The question that is open, with what a person needs to answer it.
 *
 * @param reason why it has to be asked
 * @param evidence what was seen, one line each
 */
public record Asked(Question question, String reason, List<String> evidence) {
    public Asked {
        evidence = List.copyOf(evidence);
    }

    static Asked of(ApplyFailed failed) {
        return new Asked(Question.CHANGED_APPLY, failed.reason(), failed.evidence());
    }

    static Asked of(ApplyOutcomeUnknown unknown) {
        return new Asked(Question.OUTCOME, unknown.reason(), unknown.evidence());
    }

    static Asked of(Phase phase, String reason, List<Check> checks) {
        return new Asked(
                phase == Phase.INSTANCE ? Question.INSTANCE : Question.SOAK,
                reason,
                Incidents.lines(checks));
    }

    /** What came back from an abort that was too late. */
    static Asked of(ApplyEffect effect, List<String> left) {
        return effect == ApplyEffect.UNKNOWN
                ? new Asked(
                        Question.OUTCOME,
                        "the abort came while an apply ran, and nobody can say what it did",
                        left)
                : new Asked(
                        Question.CHANGED_APPLY,
                        "the abort came too late: the apply had changed something",
                        left);
    }

    /** The answers that may be given; a rollback is not rolled back. */
    public Set<Decision> answers(boolean rollback) {
        var answers =
                switch (question) {
                    case INSTANCE, SOAK -> EnumSet.of(Decision.ACCEPT);
                    case CHANGED_APPLY -> EnumSet.of(Decision.CONTINUE);
                    case OUTCOME -> EnumSet.of(Decision.APPLIED, Decision.NOT_APPLIED);
                };
        if (!rollback) {
            answers.add(Decision.ROLLBACK);
        }
        answers.add(Decision.INCIDENT);
        return answers;
    }
}
