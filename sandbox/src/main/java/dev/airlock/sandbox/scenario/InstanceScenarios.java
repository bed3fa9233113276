package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import java.time.Duration;
import java.time.Instant;

/** Stories of the old instance and the new one. */
final class InstanceScenarios {
    private InstanceScenarios() {}

    static Scenario oldInstanceAnswers() {
        var old = Duration.ofSeconds(4);
        return Scenario.succeeds(
                        "old-instance-answers",
                        "The old instance answers for a while after the apply: not taken for the"
                                + " new one")
                .arranged(
                        catalogChanges(stage ->
                                stage.airflow()
                                        .restartPlan(
                                                RestartPlan.atOnce()
                                                        .oldAnswers(old)
                                                        .down(Duration.ofSeconds(1)))))
                .checked(
                        Check.that(
                                "reachable said only of the new instance",
                                stage -> reachableAfter(stage).compareTo(old) > 0,
                                stage -> reachableAfter(stage) + " after the apply started"));
    }

    private static Duration reachableAfter(Stage stage) {
        var started = time(stage, ApplyStarted.class);
        return Duration.between(started, time(stage, AirflowReachable.class));
    }

    private static Instant time(Stage stage, Class<?> kind) {
        return stage.messages().stream()
                .filter(message -> kind.isInstance(message.event()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName()))
                .envelope()
                .time();
    }
}
