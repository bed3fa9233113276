package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.Service;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.world.TargetSpec.AirflowLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Stories in which only a person can say how it goes on. */
final class DecisionScenarios {
    private static final String RESTART = "/restart";
    private static final Duration HANGS = Duration.ofSeconds(15);
    private static final Duration DIES = Duration.ofSeconds(30);
    private static final long A_MOMENT = Duration.ofMillis(20).toNanos();

    private DecisionScenarios() {}

    static List<Scenario> all() {
        return List.of(applyFails(), inconclusive(), cancelWhileApplying(), outcomeUnknown());
    }

    private static Scenario applyFails() {
        return Scenario.of(
                        "apply-fails",
                        "Terraform changes something, then fails: asked, and rolled back",
                        Ending.rolledBack().runs(Stage.DEPLOYED, 1))
                .settings(Map.of("policy.automaticRollback", false))
                .arranged(
                        catalogChanges(
                                stage -> stage.universe().faults().fail(1, "POST", RESTART, 500)))
                .upon(ApplyFailed.class, stage -> stage.operator().answer("rollback"))
                .checked(
                        changed(),
                        asked(Question.CHANGED_APPLY),
                        RollbackScenarios.requestedBy("operator"),
                        RollbackScenarios.broughtBack());
    }

    private static Scenario inconclusive() {
        return Scenario.succeeds(
                        "inconclusive",
                        "Nothing shows that the instance is the new one: asked, and accepted")
                .line(AirflowLine.AIRFLOW_2)
                .settings(Map.of("verify.healthTimeout", "PT3S"))
                .arranged(
                        catalogChanges(stage -> stage.airflow().restartPlan(RestartPlan.atOnce())))
                .upon(VerificationInconclusive.class, stage -> stage.operator().answer("accept"))
                .checked(
                        asked(Question.INSTANCE),
                        Check.same(
                                "the new instance is the operator's word",
                                _ -> List.of("operator"),
                                stage ->
                                        stage.events(AirflowReachable.class).stream()
                                                .map(AirflowReachable::by)
                                                .toList()));
    }

    private static Scenario cancelWhileApplying() {
        return Scenario.of(
                        "cancel-while-applying",
                        "The operator cancels while Terraform applies: interrupted once, awaited,"
                                + " asked, and rolled back",
                        Ending.rolledBack().runs(Stage.DEPLOYED, 1))
                .arranged(
                        catalogChanges(stage ->
                                stage.universe()
                                        .faults()
                                        .during("POST", RESTART, () -> stage.operator().cancel())
                                        .hang(1, "POST", RESTART, HANGS)))
                .upon(ApplyFailed.class, stage -> stage.operator().answer("rollback"))
                .checked(
                        changed(),
                        asked(Question.CHANGED_APPLY),
                        RollbackScenarios.requestedBy("operator"),
                        RollbackScenarios.broughtBack());
    }

    private static Scenario outcomeUnknown() {
        return Scenario.succeeds(
                        "outcome-unknown",
                        "infra-runner is killed while it applies: asked, never applied again")
                .arranged(
                        catalogChanges(stage ->
                                stage.universe()
                                        .faults()
                                        .during("POST", RESTART, () -> killRunner(stage))))
                .upon(ApplyStarted.class, DecisionScenarios::restartRunner)
                .upon(
                        ApplyOutcomeUnknown.class,
                        stage -> {
                            // Terraform dies with its reader, and leaves its lock.
                            stage.tell(
                                    "somebody sees that Terraform is gone, and unlocks its state");
                            stage.infra().unlock();
                            stage.operator().answer("applied");
                        })
                .checked(
                        asked(Question.OUTCOME),
                        Check.same(
                                "applied by Terraform once, by the operator's word",
                                _ -> List.of("operator"),
                                stage ->
                                        stage.events(Applied.class).stream()
                                                .map(Applied::by)
                                                .toList()))
                .playedAlone();
    }

    private static void killRunner(Stage stage) {
        stage.tell("infra-runner is killed");
        stage.world().service(Service.INFRA_RUNNER).kill();
    }

    private static void restartRunner(Stage stage) {
        var runner = stage.world().service(Service.INFRA_RUNNER);
        var deadline = Instant.now().plus(DIES);
        while (runner.isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("nobody has killed infra-runner");
            }
            LockSupport.parkNanos(A_MOMENT);
        }
        stage.world().restart(Service.INFRA_RUNNER);
        stage.tell("infra-runner is there again");
    }

    /** The question was answered once, with the evidence beside it. */
    private static Check asked(Question question) {
        return Check.that(
                "asked once, with evidence: " + question,
                stage -> {
                    var taken = stage.events(DecisionTaken.class);
                    return taken.size() == 1
                            && taken.getFirst().question() == question
                            && !taken.getFirst().evidence().isEmpty();
                },
                stage -> stage.events(DecisionTaken.class));
    }

    private static Check changed() {
        return Check.same(
                "apply failed and changed something",
                _ -> List.of(ApplyEffect.CHANGED),
                stage ->
                        stage.events(ApplyFailed.class).stream().map(ApplyFailed::effect).toList());
    }
}
