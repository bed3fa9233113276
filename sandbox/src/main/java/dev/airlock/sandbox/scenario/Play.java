package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.world.Outside;
import dev.airlock.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Plays scenarios: orders the deploys by REST, follows them live, then looks at the world. */
public final class Play {
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private Play() {}

    /**
     * What came out.
     *
     * @param killed when something was killed, if it was
     */
    public record Result(UUID deploy, List<Finding> findings, Optional<Instant> killed) {
        public boolean ok() {
            return findings.stream().allMatch(Finding::ok);
        }
    }

    /** Plays it on a target that was made for it, to its end. */
    public static Result run(World world, String target, Scenario scenario, Audience audience) {
        var stage = arranged(new Stage(world.outside(), world, target, scenario, audience));
        stage.ready();
        var cues = new HashSet<>(scenario.cues());
        try {
            world.undisturbed(() -> stage.begins(stage.operator().start(scenario.order())));
            var over = follow(stage, audience, cues);
            if (over && scenario.next().isPresent()) {
                stage.begins(scenario.next().get().apply(stage));
                follow(stage, audience, cues);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Result(stage.deploys().getFirst(), findings(stage), stage.killed());
    }

    /** Makes the target's world as it is when the scenario begins, and nothing more. */
    public static void arrange(Outside outside, String target, Scenario scenario) {
        arranged(new Stage(outside, null, target, scenario, Audience.NONE));
    }

    private static Stage arranged(Stage stage) {
        Ordinary.arrange(stage);
        stage.scenario().arrange().accept(stage);
        return stage;
    }

    /** Whether it came to its end in time. */
    private static boolean follow(Stage stage, Audience audience, Set<Cue> cues)
            throws InterruptedException {
        var deadline = Instant.now().plus(AT_MOST);
        var seen = new HashSet<Class<? extends DeployEvent>>();
        Outcome outcome = null;
        try (var timeline = stage.world().operator().follow(stage.deploy())) {
            while (!isOver(stage, seen, outcome)) {
                var entry = timeline.next(Duration.between(Instant.now(), deadline));
                if (entry == null) {
                    return false;
                }
                audience.saw(entry);
                var event = entry.event();
                seen.add(event.getClass());
                if (event instanceof DeployEnded ended) {
                    outcome = ended.outcome();
                }
                var due = cues.stream().filter(cue -> cue.on().isInstance(event)).toList();
                due.forEach(cues::remove);
                var before = Instant.now();
                stage.world().undisturbed(() -> due.forEach(cue -> cue.action().accept(stage)));
                // What is away for long is no fault of the deploy's.
                deadline = deadline.plus(Duration.between(before, Instant.now()));
            }
        }
        return true;
    }

    private static boolean isOver(
            Stage stage, Set<Class<? extends DeployEvent>> seen, @Nullable Outcome outcome) {
        var scenario = stage.scenario();
        if (seen.contains(IncidentDeclared.class) && !scenario.reactsTo(IncidentDeclared.class)) {
            return true;
        }
        if (outcome != Outcome.SUCCEEDED || !scenario.ending().hasPaperwork()) {
            return outcome != null;
        }
        return seen.contains(PaperworkPending.class)
                || seen.containsAll(Set.of(ChangelogApproved.class, InfraPullRequestOpened.class));
    }

    /** Messages and clean-up may come a moment after the last event. */
    private static List<Finding> findings(Stage stage) {
        var deadline = Instant.now().plus(SETTLES);
        while (true) {
            // The topic may tell the end a moment later than the ledger.
            stage.ended();
            var findings =
                    stage.scenario().allChecks().stream().map(check -> check.look(stage)).toList();
            if (findings.stream().allMatch(Finding::ok) || Instant.now().isAfter(deadline)) {
                return findings;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
