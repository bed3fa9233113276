package dev.airlock.deploy.ledger;

import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.flow.Flow;
import java.util.List;

/** Says what an incident is about, with its evidence and the DAGs that stay paused. */
public final class Incidents {
    private Incidents() {}

    static IncidentDeclared of(DeployEvent event, Progress progress) {
        return switch (event) {
            case VerificationFailed(_, var reason, var checks) ->
                    declare(IncidentCause.ROLLBACK_FAILED, reason, lines(checks), progress);
            case StepFailed(var step, var reason, _, var evidence) ->
                    declare(
                            progress.isRollback() ? IncidentCause.ROLLBACK_FAILED : cause(step),
                            "step %s: %s".formatted(Wire.name(step), reason),
                            evidence,
                            progress);
            case DeadlinePassed(var state, var owner, var deadline) ->
                    declare(
                            IncidentCause.DEADLINE_PASSED,
                            "%s lasted past its deadline, waiting for %s"
                                    .formatted(Flow.name(state), owner.id()),
                            List.of("deadline " + deadline),
                            progress);
            default ->
                    declare(
                            IncidentCause.STEP_FAILED,
                            EventType.of(event).shortName(),
                            List.of(),
                            progress);
        };
    }

    /** Somebody wrote to Kafka what only another service may. */
    public static IncidentDeclared forged(String reason, String place, Progress progress) {
        return declare(
                IncidentCause.FORGED_EVENT,
                "a forged event: " + reason,
                List.of("it is refused, and among the dead letters: " + place),
                progress);
    }

    /** What the participants of an abort could not take back. */
    static List<String> left(Progress progress) {
        return progress.undone().values().stream()
                .flatMap(answer ->
                        answer.left().stream().map(line -> answer.service().id() + ": " + line))
                .sorted()
                .toList();
    }

    /** DAGs have been held for longer than the target allows. */
    static IncidentDeclared overdue(DeadlinePassed passed, Progress progress) {
        return declare(
                IncidentCause.HOLD_OVERDUE,
                "DAGs have been held since " + progress.heldSince(),
                List.of("allowed until " + passed.deadline(), "in " + Flow.name(passed.state())),
                progress);
    }

    /** A person calls the team. */
    static IncidentDeclared declared(String by, String reason, Progress progress) {
        return new IncidentDeclared(
                IncidentCause.DECLARED, reason, List.of(), progress.paused(), by);
    }

    /** A person calls the team over the question that is open. */
    static IncidentDeclared decided(String by, String reason, Asked asked, Progress progress) {
        var cause =
                switch (asked.question()) {
                    case INSTANCE, SOAK -> IncidentCause.VERIFICATION_INCONCLUSIVE;
                    case CHANGED_APPLY -> IncidentCause.APPLY_FAILED;
                    case OUTCOME -> IncidentCause.OUTCOME_UNKNOWN;
                };
        return new IncidentDeclared(cause, reason, asked.evidence(), progress.paused(), by);
    }

    private static IncidentCause cause(Step step) {
        return switch (step) {
            case RESUME -> IncidentCause.RESUME_FAILED;
            case GATE -> IncidentCause.GATE_NOT_CLOSED;
            case INSTANCE -> IncidentCause.AIRFLOW_UNREACHABLE;
            default -> IncidentCause.STEP_FAILED;
        };
    }

    private static IncidentDeclared declare(
            IncidentCause cause, String reason, List<String> evidence, Progress progress) {
        return new IncidentDeclared(cause, reason, evidence, progress.paused(), Road.LEDGER);
    }

    static List<String> lines(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s"
                                .formatted(
                                        check.name(), Wire.name(check.result()), check.evidence()))
                .toList();
    }
}
