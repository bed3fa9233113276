package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.world.Victim;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Stories of a state behind HTTP, whose lock outlives its holder. */
final class StateLockScenarios {
    private static final String RESTART = "/restart";
    private static final Duration HANGS = Duration.ofSeconds(18);
    private static final long A_MOMENT = Duration.ofMillis(50).toNanos();
    private static final String SEEN =
            "select count(*) from \"infra-runner\".held_lock where target = ?";

    private StateLockScenarios() {}

    static List<Scenario> all() {
        return List.of(left());
    }

    private static Scenario left() {
        return Scenario.of(
                        "state-lock-left",
                        "infra-runner and its Terraform are killed while they apply, and leave the"
                                + " state's lock: released, planned again, and asked",
                        Ending.undone(Outcome.FAILED, true))
                .arranged(
                        catalogChanges(stage -> {
                            var universe = stage.universe();
                            stage.infra().moveState(universe.stateAddress(), universe.state());
                            universe.faults().hang(1, "POST", RESTART, HANGS);
                        }))
                .upon(
                        ApplyStarted.class,
                        stage -> {
                            awaitSeen(stage);
                            stage.strike(Victim.INFRA_RUNNER_TREE, Duration.ZERO);
                        })
                .upon(
                        ApplyOutcomeUnknown.class,
                        stage -> {
                            stage.tell("somebody sees that Airflow was not restarted");
                            stage.operator().answer("not-applied");
                        })
                .checked(
                        Check.same(
                                "the lock was held when its holder died, and released once",
                                _ -> 1L,
                                StateLockScenarios::released),
                        Check.that(
                                "asked with what is still to do, and that the lock is released",
                                stage ->
                                        evidence(stage).stream()
                                                        .anyMatch(line -> line.endsWith("released"))
                                                && evidence(stage).stream()
                                                        .anyMatch(line ->
                                                                line.contains("still to do")),
                                StateLockScenarios::evidence))
                .playedAlone();
    }

    /** Until infra-runner has noted which lock its Terraform holds. */
    private static void awaitSeen(Stage stage) {
        var deadline = Instant.now().plus(HANGS);
        while (!isSeen(stage)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("nobody has seen who holds the state's lock");
            }
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    private static boolean isSeen(Stage stage) {
        var postgres = stage.world().postgres();
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.username(), postgres.password());
                var query = connection.prepareStatement(SEEN)) {
            query.setString(1, stage.target());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look into infra-runner's locks", e);
        }
    }

    private static long released(Stage stage) {
        return stage.world().log().output(stage.deploy()).stream()
                .filter(chunk -> chunk.command().startsWith("just unlock "))
                .filter(chunk -> chunk.text().contains("successfully unlocked"))
                .count();
    }

    private static List<String> evidence(Stage stage) {
        return stage.events(ApplyOutcomeUnknown.class).stream()
                .flatMap(unknown -> unknown.evidence().stream())
                .toList();
    }
}
