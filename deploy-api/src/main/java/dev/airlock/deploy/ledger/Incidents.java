package dev.airlock.deploy.ledger;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.IncidentCause;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.flow.Flow;
import java.util.List;

/** Says what an incident is about, with its evidence and the DAGs that stay paused. */
public final class Incidents {
    private Incidents() {}

    static IncidentDeclared of(DeployEvent event, Progress progress) {
        return switch (event) {
            case ApplyFailed(_, _, var reason, var evidence) ->
                    declare(IncidentCause.APPLY_FAILED, reason, evidence, progress);
            case ApplyOutcomeUnknown(_, var reason, var evidence) ->
                    declare(IncidentCause.OUTCOME_UNKNOWN, reason, evidence, progress);
            case VerificationFailed(_, var reason, var checks) ->
                    declare(IncidentCause.VERIFICATION_FAILED, reason, lines(checks), progress);
            case VerificationInconclusive(_, var reason, var checks) ->
                    declare(
                            IncidentCause.VERIFICATION_INCONCLUSIVE,
                            reason,
                            lines(checks),
                            progress);
            case StepFailed(var step, var reason, _, var evidence) ->
                    declare(
                            cause(step),
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
            case WorkUndone _ -> afterAbort(progress);
            default ->
                    declare(
                            IncidentCause.STEP_FAILED,
                            EventType.of(event).shortName(),
                            List.of(),
                            progress);
        };
    }

    /** Somebody emitted on the deploy's topic what only another service may. */
    public static IncidentDeclared forged(String reason, Progress progress) {
        return declare(
                IncidentCause.FORGED_EVENT,
                "a forged event: " + reason,
                List.of("the record is among the dead letters"),
                progress);
    }

    private static IncidentDeclared afterAbort(Progress progress) {
        var left =
                progress.undone().values().stream()
                        .flatMap(answer ->
                                answer.left().stream()
                                        .map(line -> answer.service().id() + ": " + line))
                        .sorted()
                        .toList();
        var unknown =
                progress.undone().values().stream()
                        .anyMatch(answer -> answer.apply() == ApplyEffect.UNKNOWN);
        return unknown
                ? declare(
                        IncidentCause.OUTCOME_UNKNOWN,
                        "the abort came while an apply ran, and nobody can say what it did",
                        left,
                        progress)
                : declare(
                        IncidentCause.APPLY_FAILED,
                        "the abort came too late: the apply had changed something",
                        left,
                        progress);
    }

    private static IncidentCause cause(Step step) {
        return switch (step) {
            case RESUME -> IncidentCause.RESUME_FAILED;
            case GATE -> IncidentCause.GATE_NOT_CLOSED;
            default -> IncidentCause.STEP_FAILED;
        };
    }

    private static IncidentDeclared declare(
            IncidentCause cause, String reason, List<String> evidence, Progress progress) {
        var paused =
                progress.has(EventType.DAGS_RESUMED)
                        ? List.<String>of()
                        : progress.last(DagsHeld.class).map(DagsHeld::paused).orElse(List.of());
        return new IncidentDeclared(cause, reason, evidence, paused, Road.LEDGER);
    }

    private static List<String> lines(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        "%s %s: %s"
                                .formatted(
                                        check.name(), Wire.name(check.result()), check.evidence()))
                .toList();
    }
}
