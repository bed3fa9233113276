package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Plays scenarios: orders the deploy by REST, follows it live, then looks at the world. */
public final class Play {
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private Play() {}

    /** What came out. */
    public record Result(UUID deploy, List<Finding> findings) {
        public boolean ok() {
            return findings.stream().allMatch(Finding::ok);
        }
    }

    /** Plays it on a target that was made for it, to its end. */
    public static Result run(World world, String target, Scenario scenario, Audience audience) {
        var stage = arranged(world, target, scenario, audience);
        var paused = stage.airflow().pausedDags();
        var order = Map.of("target", target, "reason", scenario.tells());
        stage.begins(world.operator().start(UUID.randomUUID(), order), paused);
        try {
            follow(stage, audience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Result(stage.deploy(), findings(stage));
    }

    /** Makes the target's world as it is when the scenario begins, and nothing more. */
    public static void arrange(World world, String target, Scenario scenario) {
        arranged(world, target, scenario, Audience.NONE);
    }

    private static Stage arranged(
            World world, String target, Scenario scenario, Audience audience) {
        var stage = new Stage(world, target, scenario, audience);
        Ordinary.arrange(stage);
        scenario.arrange().accept(stage);
        return stage;
    }

    private static void follow(Stage stage, Audience audience) throws InterruptedException {
        var deadline = Instant.now().plus(AT_MOST);
        var cues = new HashSet<>(stage.scenario().cues());
        var seen = new HashSet<Class<? extends DeployEvent>>();
        try (var timeline = stage.world().operator().follow(stage.deploy())) {
            while (!isOver(stage, seen)) {
                var entry = timeline.next(Duration.between(Instant.now(), deadline));
                if (entry == null) {
                    return;
                }
                audience.saw(entry);
                var event = entry.event();
                seen.add(event.getClass());
                var due = cues.stream().filter(cue -> cue.on().isInstance(event)).toList();
                due.forEach(cues::remove);
                due.forEach(cue -> cue.action().accept(stage));
            }
        }
    }

    private static boolean isOver(Stage stage, Set<Class<? extends DeployEvent>> seen) {
        if (seen.contains(IncidentDeclared.class)) {
            return true;
        }
        var ended = seen.contains(DeployEnded.class);
        if (stage.scenario().outcome() != Outcome.SUCCEEDED) {
            return ended;
        }
        return ended
                && (seen.contains(PaperworkPending.class)
                        || seen.containsAll(
                                Set.of(ChangelogApproved.class, InfraPullRequestOpened.class)));
    }

    /** Messages and clean-up may come a moment after the last event. */
    private static List<Finding> findings(Stage stage) {
        var checks =
                Stream.of(
                                OutcomeChecks.of(stage.scenario()),
                                SafetyChecks.ALL,
                                EffectChecks.of(stage.scenario()),
                                stage.scenario().checks())
                        .flatMap(List::stream)
                        .toList();
        var deadline = Instant.now().plus(SETTLES);
        while (true) {
            var findings = checks.stream().map(check -> check.look(stage)).toList();
            if (findings.stream().allMatch(Finding::ok) || Instant.now().isAfter(deadline)) {
                return findings;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
