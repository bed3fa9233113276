package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.that;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Stories of deploys that wait for their turn. */
final class QueueScenarios {
    private static final Duration LOCKED = Duration.ofSeconds(1);

    private QueueScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                                "two-deploys-queue",
                                "A second deploy is ordered during the first: it waits for its"
                                        + " end, and finds nothing left to do",
                                Ending.succeeded().then(Outcome.NO_CHANGES))
                        .arranged(catalogChanges(_ -> {}))
                        .upon(
                                PlanProposed.class,
                                stage -> {
                                    stage.second(stage.operator().start(Map.of("reason", "Next")));
                                    stage.operator().approve();
                                })
                        .followedBy(Stage::second)
                        .checked(queuedDuringTheFirst()),
                Scenario.succeeds(
                                "locked-target",
                                "Somebody has locked the target: the deploy waits until it is"
                                        + " unlocked")
                        .arranged(catalogChanges(stage -> stage.operator().lock()))
                        .upon(
                                DeployQueued.class,
                                stage -> {
                                    LockSupport.parkNanos(LOCKED.toNanos());
                                    stage.operator().unlock();
                                })
                        .checked(
                                that(
                                        "began after the lock was gone",
                                        stage -> waited(stage).compareTo(LOCKED) >= 0,
                                        QueueScenarios::waited)));
    }

    private static Check queuedDuringTheFirst() {
        return that(
                "second queued during the first, begun after its end",
                stage -> {
                    var first = stage.deploys().getFirst();
                    var second = stage.deploys().getLast();
                    var end = time(stage, first, DeployEnded.class);
                    return time(stage, second, DeployQueued.class).isBefore(end)
                            && !time(stage, second, DeployRequested.class).isBefore(end);
                },
                Stage::messages);
    }

    private static Duration waited(Stage stage) {
        var deploy = stage.deploy();
        return Duration.between(
                time(stage, deploy, DeployQueued.class),
                time(stage, deploy, DeployRequested.class));
    }

    private static Instant time(Stage stage, UUID deploy, Class<?> kind) {
        return stage.world().log().events(deploy).stream()
                .filter(message -> kind.isInstance(message.event()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName()))
                .envelope()
                .time();
    }
}
