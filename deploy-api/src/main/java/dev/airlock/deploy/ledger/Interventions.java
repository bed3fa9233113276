package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.event.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people may command off the straight road; what may not be is {@link Refused}. */
public final class Interventions {
    private final Progress progress;
    private final String by;
    private final Rules rules;

    Interventions(Progress progress, String by, Rules rules) {
        this.progress = progress;
        this.by = by;
        this.rules = rules;
    }

    /**
     * How a rollback is to go.
     *
     * @param version absent: the one that was verified last before
     * @param now whether DAGs are not waited for
     */
    public record WayBack(UUID deployId, @Nullable Version version, boolean now, String reason) {}

    /** Answers the question that is open. */
    public Answer decide(Decision decision, @Nullable String comment, UUID deployId) {
        var asked = progress.asked();
        var open =
                progress.state() == DeployState.AWAITING_DECISION
                        || progress.state() == DeployState.OUTCOME_UNKNOWN;
        if (asked == null || !open) {
            throw new Refused("no question is open: " + where(), "");
        }
        if (progress.state() == DeployState.OUTCOME_UNKNOWN
                && progress.has(EventType.DECISION_TAKEN)) {
            throw new Refused("it has been answered already, infra-runner acts on it", "/events");
        }
        var answers = asked.answers(progress.isRollback());
        if (!answers.contains(decision)) {
            throw new Refused(
                    "the question is %s; it can be answered with %s"
                            .formatted(
                                    Wire.name(asked.question()),
                                    answers.stream()
                                            .map(Wire::name)
                                            .collect(Collectors.joining(", "))),
                    "");
        }
        var taken = new DecisionTaken(asked.question(), decision, by, comment, asked.evidence());
        var reason = comment == null ? asked.reason() : comment;
        return switch (decision) {
            case ACCEPT, CONTINUE, APPLIED, NOT_APPLIED -> say(taken);
            case ROLLBACK -> anew(taken, back(new WayBack(deployId, null, false, reason)));
            case INCIDENT -> anew(taken, Incidents.decided(by, reason, asked, progress));
        };
    }

    /** Goes back, within this deploy, to the version before. */
    public Answer rollback(WayBack way) {
        return switch (progress.state()) {
            case APPLYING, OUTCOME_UNKNOWN, VERIFYING, AWAITING_DECISION -> {
                if (progress.isRollback()) {
                    throw new Refused("it is a rollback already", "/events");
                }
                yield anew(back(way));
            }
            case INCIDENT -> resolve(Resolution.ROLLBACK, null, way);
            case ROLLING_BACK -> throw new Refused("it is rolling back already", "/events");
            case RESTORING -> throw new Refused("it is being taken back", "/events");
            case QUEUED, CHECKING, RELEASING, AWAITING_APPROVAL, PLANNING, HOLDING ->
                    throw new Refused("nothing has been applied: " + where(), "/cancel");
            case ENDED -> throw new Refused("it has ended", "");
        };
    }

    /** Calls the team. */
    public Answer incident(String reason) {
        return switch (progress.state()) {
            case QUEUED -> throw new Refused("it has not begun", "/cancel");
            case INCIDENT -> throw new Refused("it is an incident already", "/events");
            case ENDED -> throw new Refused("it has ended", "");
            default -> anew(Incidents.declared(by, reason, progress));
        };
    }

    /**
     * Ends an incident.
     *
     * @param dags what becomes of the paused DAGs; required for {@link Resolution#ABANDON}
     */
    public Answer resolve(Resolution resolution, @Nullable PausedDags dags, WayBack way) {
        if (progress.state() != DeployState.INCIDENT) {
            throw new Refused("it is no incident: " + where(), "");
        }
        var missing = Missing.of(progress);
        var goesOn = resolution == Resolution.CONTINUE;
        if (!resolutions(progress).contains(resolution)) {
            throw new Refused("an apply has started that nobody has approved", "/rollback");
        }
        var resolved =
                new IncidentResolved(
                        resolution,
                        goesOn ? missing.state() : null,
                        goesOn ? missing.again() : List.of(),
                        dags,
                        by,
                        way.reason());
        return switch (resolution) {
            case CONTINUE -> {
                var says = new ArrayList<DeployEvent>(List.of(resolved));
                says.addAll(missing.says());
                yield anew(says.toArray(DeployEvent[]::new));
            }
            case ROLLBACK -> anew(resolved, back(way));
            case ABANDON ->
                    anew(
                            resolved,
                            new DeployAborting(
                                    Outcome.FAILED,
                                    "abandoned by %s: %s".formatted(by, way.reason()),
                                    by,
                                    Flow.PARTICIPANTS,
                                    dags));
        };
    }

    /** How the incident can end, as it stands; none where there is none. */
    public static List<Resolution> resolutions(Progress progress) {
        if (progress.state() != DeployState.INCIDENT) {
            return List.of();
        }
        return Missing.approval(progress)
                ? List.of(Resolution.ROLLBACK, Resolution.ABANDON)
                : List.of(Resolution.CONTINUE, Resolution.ROLLBACK, Resolution.ABANDON);
    }

    /** Says that a person saw what no system can be asked. */
    public Answer override(Step step, String reason) {
        if (!waitsFor(step, progress)) {
            throw new Refused("nothing waits for that step: " + where(), "");
        }
        return say(new StepOverridden(step, by, reason));
    }

    /** Whether a person may say that a step is done. */
    public static boolean waitsFor(Step step, Progress progress) {
        return switch (step) {
            case BUILD ->
                    progress.state() == DeployState.RELEASING
                            && progress.has(EventType.RELEASE_PUBLISHED);
            case CHANGELOG ->
                    progress.last(DeployEnded.class)
                                    .filter(end -> end.outcome() == Outcome.SUCCEEDED)
                                    .isPresent()
                            && !progress.isDryRun()
                            && !progress.has(EventType.CHANGELOG_APPROVED);
            default -> throw new Refused("that step is not a person's to override", "");
        };
    }

    private DeployEvent back(WayBack way) {
        var version = way.version() != null ? way.version() : Back.target(progress).orElse(null);
        if (version == null) {
            throw new Refused("nobody knows what to go back to: name the version", "");
        }
        var bad = Back.bad(progress);
        if (rules.refused().contains(version) || version.equals(bad)) {
            throw new Refused(version + " is what is left behind, or refused", "");
        }
        return Back.request(way.deployId(), bad, version, way.now(), by, way.reason(), rules);
    }

    private Answer say(DeployEvent event) {
        return new Answer(progress, progress.attempt(), List.of(event));
    }

    private Answer anew(DeployEvent... events) {
        return new Answer(progress, progress.attempt() + 1, List.of(events));
    }

    private String where() {
        return "the deploy is " + Flow.name(progress.state());
    }
}
