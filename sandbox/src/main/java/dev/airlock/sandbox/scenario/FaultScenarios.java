package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.world.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stories in which something is killed while it works, and comes back: the deploy goes on where it
 * was, and everything has happened once.
 */
public final class FaultScenarios {
    private static final Duration AT_ONCE = Duration.ZERO;

    // Relay 15 s, consumer's session 10 s, pool's connection 10 s, step's lease 8 s.
    private static final Duration LONGER_THAN_WAITS = Duration.ofSeconds(17);

    // As in production, or less: who is waited for is missed no longer than the target allows.
    private static final Map<String, Object> PATIENT =
            Map.of(
                    "airflow.hold", "PT15M",
                    "airflow.wait", "PT15M",
                    "release.buildTimeout", "PT15M",
                    "release.changelog.wait", "PT15M",
                    "verify.healthTimeout", "PT15M");

    private FaultScenarios() {}

    /**
     * Who is killed, and after which event of a deploy.
     *
     * @param step what is under way then
     */
    public record Fault(Victim victim, Class<? extends DeployEvent> upon, String step) {
        /** A word for both. */
        public String name() {
            return "%s-killed-upon-%s"
                    .formatted(
                            victim.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            EventType.of(upon).shortName());
        }
    }

    /** Everything that takes part, at each step in which it does. */
    public static List<Fault> matrix() {
        return List.of(
                new Fault(Victim.DEPLOY_API, DeployRequested.class, "DAGs are looked at"),
                new Fault(Victim.DEPLOY_API, DagsCleared.class, "release is previewed"),
                new Fault(Victim.DEPLOY_API, ReleasePreviewed.class, "release is granted"),
                new Fault(Victim.DEPLOY_API, PlanProposed.class, "approval is awaited"),
                new Fault(Victim.DEPLOY_API, DagsHeld.class, "apply begins"),
                new Fault(Victim.DEPLOY_API, Applied.class, "new instance is awaited"),
                new Fault(Victim.DEPLOY_API, DagsResumed.class, "deploy is verified"),
                new Fault(Victim.DEPLOY_API, Verified.class, "deploy ends"),
                new Fault(Victim.AIRFLOW_WATCHER, DeployRequested.class, "DAGs are looked at"),
                new Fault(Victim.AIRFLOW_WATCHER, PlanApproved.class, "DAGs are paused"),
                new Fault(Victim.AIRFLOW_WATCHER, DagsHeld.class, "DAGs are held"),
                new Fault(Victim.AIRFLOW_WATCHER, AirflowReachable.class, "DAGs are resumed"),
                new Fault(Victim.RELEASE_SERVICE, DagsCleared.class, "release is previewed"),
                new Fault(Victim.RELEASE_SERVICE, ReleaseGranted.class, "release is published"),
                new Fault(Victim.RELEASE_SERVICE, ReleasePublished.class, "image is awaited"),
                new Fault(Victim.RELEASE_SERVICE, DeployEnded.class, "changelog is approved"),
                new Fault(Victim.INFRA_RUNNER, ReleaseReady.class, "bump is pushed, plan made"),
                new Fault(Victim.INFRA_RUNNER, PlanProposed.class, "plan is kept"),
                new Fault(Victim.INFRA_RUNNER, PlanApproved.class, "plan is armed"),
                new Fault(Victim.INFRA_RUNNER, DagsHeld.class, "apply begins"),
                new Fault(Victim.INFRA_RUNNER, ApplyStarted.class, "Terraform applies"),
                new Fault(Victim.INFRA_RUNNER, Applied.class, "gate is closed"),
                new Fault(Victim.INFRA_RUNNER, DeployEnded.class, "pull request is opened"),
                new Fault(
                        Victim.INFRA_RUNNER_TREE, ReleaseReady.class, "bump is pushed, plan made"),
                new Fault(Victim.INFRA_RUNNER_TREE, ApplyStarted.class, "Terraform applies"),
                new Fault(Victim.VERIFIER, Applied.class, "new instance is awaited"),
                new Fault(Victim.VERIFIER, AirflowReachable.class, "DAGs are resumed"),
                new Fault(Victim.VERIFIER, DagsResumed.class, "deploy is verified"),
                new Fault(Victim.NOTIFIER, PlanProposed.class, "approval is asked for"),
                new Fault(Victim.NOTIFIER, DeployEnded.class, "end is told"),
                new Fault(Victim.TERRAFORM, ReleaseReady.class, "plan is made"),
                new Fault(Victim.TERRAFORM, ApplyStarted.class, "Terraform applies"),
                new Fault(Victim.KAFKA, DeployRequested.class, "DAGs are looked at"),
                new Fault(Victim.KAFKA, ReleaseGranted.class, "release is published"),
                new Fault(Victim.KAFKA, PlanApproved.class, "DAGs are paused"),
                new Fault(Victim.KAFKA, ApplyStarted.class, "Terraform applies"),
                new Fault(Victim.KAFKA, GateClosed.class, "new instance is awaited"),
                new Fault(Victim.KAFKA, Verified.class, "deploy ends"),
                new Fault(Victim.POSTGRES, DeployRequested.class, "DAGs are looked at"),
                new Fault(Victim.POSTGRES, ReleaseGranted.class, "release is published"),
                new Fault(Victim.POSTGRES, PlanApproved.class, "DAGs are paused"),
                new Fault(Victim.POSTGRES, ApplyStarted.class, "Terraform applies"),
                new Fault(Victim.POSTGRES, GateClosed.class, "new instance is awaited"),
                new Fault(Victim.POSTGRES, Verified.class, "deploy ends"));
    }

    /** What everybody needs and nobody can do without, at each step. */
    public static List<Fault> outages() {
        return matrix().stream()
                .filter(fault ->
                        fault.victim() == Victim.KAFKA || fault.victim() == Victim.POSTGRES)
                .toList();
    }

    /** One fault for each victim. */
    static List<Scenario> killed() {
        return matrix().stream()
                .filter(fault ->
                        switch (fault.victim()) {
                            case DEPLOY_API -> fault.upon() == DagsCleared.class;
                            case AIRFLOW_WATCHER -> fault.upon() == PlanApproved.class;
                            case RELEASE_SERVICE -> fault.upon() == ReleaseGranted.class;
                            case INFRA_RUNNER -> fault.upon() == ReleaseReady.class;
                            case VERIFIER -> fault.upon() == Applied.class;
                            case NOTIFIER -> fault.upon() == PlanProposed.class;
                            case KAFKA, POSTGRES -> fault.upon() == PlanApproved.class;
                            case TERRAFORM, INFRA_RUNNER_TREE -> fault.upon() == ApplyStarted.class;
                        })
                .map(fault -> of(fault, away(fault.victim())).checked(Seen.killed()).playedAlone())
                .toList();
    }

    private static Duration away(Victim victim) {
        return switch (victim) {
            case KAFKA, POSTGRES -> LONGER_THAN_WAITS;
            default -> AT_ONCE;
        };
    }

    /**
     * The deploy during which it happens.
     *
     * @param away for how long it is gone before it is started again
     */
    public static Scenario of(Fault fault, Duration away) {
        var scenario =
                Scenario.succeeds(
                                fault.name(),
                                "%s is killed while %s, and comes back"
                                        .formatted(fault.victim().id(), fault.step()))
                        .settings(PATIENT)
                        .arranged(catalogChanges(Ordinary::parkImageRefresh))
                        .orElse(
                                Ending.undone(Outcome.FAILED, true),
                                Ending.rolledBack(),
                                Ending.rolledBack().runs(Stage.DEPLOYED, 1))
                        .upon(ApplyOutcomeUnknown.class, FaultScenarios::answer)
                        .checked(Seen.alive(Ordinary.IMAGE_REFRESH));
        return scenario.upon(
                fault.upon(),
                stage -> {
                    stage.strike(fault.victim(), away);
                    if (fault.upon() == PlanProposed.class) {
                        stage.operator().approve();
                    }
                });
    }

    /** What a person does who sees the question: looks at the state, and at what runs. */
    private static void answer(Stage stage) {
        if (stage.infra().locked()) {
            stage.tell("somebody sees that Terraform is gone, and unlocks its state");
            stage.infra().unlock();
        }
        if (stage.infra().isStateLost()) {
            stage.tell("somebody finds Terraform's state empty, and puts its backup there");
            stage.infra().restoreState();
        }
        var restarted = !stage.airflow().restarts().isEmpty();
        var written = stage.infra().serial() != stage.before().serial();
        if (restarted && stage.infra().appliedTag().equals("rel-" + Stage.DRAFTED)) {
            stage.operator().answer("applied");
        } else if (restarted || written) {
            stage.operator().answer("rollback");
        } else {
            stage.operator().answer("not-applied");
        }
    }
}
