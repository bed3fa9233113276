package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.world.TargetSpec;
import dev.airlock.sandbox.world.TargetSpec.AirflowLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One deploy: the world beforehand, what people do meanwhile, how it ends.
 *
 * @param tells the story in one sentence
 * @param outcome how it must end
 * @param published whether the release is out afterwards
 * @param arrange changes the ordinary world
 * @param checks what must be true at the end, besides what always must
 */
public record Scenario(
        String name,
        String tells,
        Outcome outcome,
        boolean published,
        AirflowLine line,
        Map<String, Object> settings,
        Consumer<Stage> arrange,
        List<Cue> cues,
        List<Check> checks) {
    public Scenario {
        settings = Map.copyOf(settings);
        cues = List.copyOf(cues);
        checks = List.copyOf(checks);
    }

    /** Ends with everything done; the operator approves the plan. */
    static Scenario succeeds(String name, String tells) {
        return of(name, tells, Outcome.SUCCEEDED, true);
    }

    /** Ends with everything undone; the operator would approve. */
    static Scenario ends(String name, String tells, Outcome outcome, boolean published) {
        return of(name, tells, outcome, published);
    }

    private static Scenario of(String name, String tells, Outcome outcome, boolean published) {
        return new Scenario(
                name,
                tells,
                outcome,
                published,
                AirflowLine.AIRFLOW_3,
                Map.of(),
                _ -> {},
                List.of(new Cue(PlanProposed.class, Stage::approve)),
                List.of());
    }

    Scenario line(AirflowLine other) {
        return new Scenario(
                name, tells, outcome, published, other, settings, arrange, cues, checks);
    }

    Scenario settings(Map<String, Object> others) {
        return new Scenario(name, tells, outcome, published, line, others, arrange, cues, checks);
    }

    Scenario arranged(Consumer<Stage> other) {
        return new Scenario(name, tells, outcome, published, line, settings, other, cues, checks);
    }

    /** Instead of what somebody would do upon that event. */
    Scenario upon(Class<? extends DeployEvent> event, Consumer<Stage> action) {
        var others = new ArrayList<>(cues.stream().filter(cue -> cue.on() != event).toList());
        others.add(new Cue(event, action));
        return new Scenario(
                name, tells, outcome, published, line, settings, arrange, others, checks);
    }

    Scenario checked(Check... others) {
        return new Scenario(
                name, tells, outcome, published, line, settings, arrange, cues, List.of(others));
    }

    /** The target that it needs. */
    public TargetSpec target(String target) {
        return new TargetSpec(target, line, Stage.DEPLOYED, settings);
    }
}
