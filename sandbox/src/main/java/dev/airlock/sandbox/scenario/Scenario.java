package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.world.TargetSpec;
import dev.airlock.sandbox.world.TargetSpec.AirflowLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A deploy, or two in a row: the world beforehand, what people do meanwhile, how it ends.
 *
 * @param tells the story in one sentence
 * @param ending what the world must be like afterwards
 * @param orElse other ends that are as good, where nobody can foresee which it is
 * @param order what the deploy is ordered with, besides target and reason
 * @param arrange changes the ordinary world
 * @param next what follows the first deploy's end: the id of the second
 * @param checks what must be true at the end, besides what always must
 * @param alone whether nothing else may happen in its world, as a service is stopped
 */
public record Scenario(
        String name,
        String tells,
        Ending ending,
        List<Ending> orElse,
        AirflowLine line,
        Map<String, Object> settings,
        Map<String, Object> order,
        Consumer<Stage> arrange,
        List<Cue> cues,
        Optional<Function<Stage, UUID>> next,
        List<Check> checks,
        boolean alone) {
    public Scenario {
        orElse = List.copyOf(orElse);
        settings = Map.copyOf(settings);
        order = Map.copyOf(order);
        cues = List.copyOf(cues);
        checks = List.copyOf(checks);
    }

    /** Ends with everything done; the operator approves the plan. */
    static Scenario succeeds(String name, String tells) {
        return of(name, tells, Ending.succeeded());
    }

    /** Ends with everything undone; the operator would approve. */
    static Scenario ends(String name, String tells, Outcome outcome, boolean published) {
        return of(name, tells, Ending.undone(outcome, published));
    }

    /** Ends like that; the operator approves. */
    static Scenario of(String name, String tells, Ending ending) {
        return new Scenario(
                name,
                tells,
                ending,
                List.of(),
                AirflowLine.AIRFLOW_3,
                Map.of(),
                Map.of(),
                _ -> {},
                List.of(new Cue(PlanProposed.class, stage -> stage.operator().approve())),
                Optional.empty(),
                List.of(),
                false);
    }

    Scenario line(AirflowLine other) {
        return new Scenario(
                name, tells, ending, orElse, other, settings, order, arrange, cues, next, checks,
                alone);
    }

    Scenario settings(Map<String, Object> others) {
        return new Scenario(
                name, tells, ending, orElse, line, others, order, arrange, cues, next, checks,
                alone);
    }

    Scenario ordered(Map<String, Object> with) {
        return new Scenario(
                name, tells, ending, orElse, line, settings, with, arrange, cues, next, checks,
                alone);
    }

    Scenario arranged(Consumer<Stage> other) {
        return new Scenario(
                name, tells, ending, orElse, line, settings, order, other, cues, next, checks,
                alone);
    }

    /** Instead of what somebody would do upon that event. */
    Scenario upon(Class<? extends DeployEvent> event, Consumer<Stage> action) {
        var others = new ArrayList<>(cues.stream().filter(cue -> cue.on() != event).toList());
        others.add(new Cue(event, action));
        return new Scenario(
                name, tells, ending, orElse, line, settings, order, arrange, others, next, checks,
                alone);
    }

    /** A second deploy, once the first is over. */
    Scenario followedBy(Function<Stage, UUID> second) {
        return new Scenario(
                name,
                tells,
                ending,
                orElse,
                line,
                settings,
                order,
                arrange,
                cues,
                Optional.of(second),
                checks,
                alone);
    }

    Scenario checked(Check... others) {
        return new Scenario(
                name,
                tells,
                ending,
                orElse,
                line,
                settings,
                order,
                arrange,
                cues,
                next,
                List.of(others),
                alone);
    }

    Scenario playedAlone() {
        return new Scenario(
                name, tells, ending, orElse, line, settings, order, arrange, cues, next, checks,
                true);
    }

    /** These ends are as good. */
    Scenario orElse(Ending... others) {
        return new Scenario(
                name,
                tells,
                ending,
                List.of(others),
                line,
                settings,
                order,
                arrange,
                cues,
                next,
                checks,
                alone);
    }

    /** With the one of its ends that it came to, or else the first. */
    Scenario endedAs(List<Outcome> outcomes, int restarts) {
        var came =
                Stream.concat(Stream.of(ending), orElse.stream())
                        .filter(each -> each.outcomes().equals(outcomes))
                        .sorted(Comparator.comparing(each -> each.restarts() != restarts))
                        .findFirst()
                        .orElse(ending);
        return new Scenario(
                name, tells, came, orElse, line, settings, order, arrange, cues, next, checks,
                alone);
    }

    /** Whether nothing happens besides: its times are those of an ordinary deploy. */
    public boolean isStraight() {
        return ending.equals(Ending.succeeded());
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(order.get("dryRun"));
    }

    /** What is looked at when it has ended. */
    public List<Check> allChecks() {
        return Stream.of(OutcomeChecks.of(this), SafetyChecks.ALL, EffectChecks.of(this), checks)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether somebody does something upon that event. */
    boolean reactsTo(Class<? extends DeployEvent> event) {
        return cues.stream().anyMatch(cue -> cue.on() == event);
    }

    /** The target that it needs. */
    public TargetSpec target(String target) {
        return new TargetSpec(target, line, Stage.DEPLOYED, settings);
    }
}
