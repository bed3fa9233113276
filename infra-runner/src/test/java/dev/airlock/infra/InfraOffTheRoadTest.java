package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.infra.plan.Plans;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Off the straight road, on real git, just, Terraform, Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class InfraOffTheRoadTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Version BEFORE = Version.of("2023.07.03.17.52.00");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = InfraWorld.KEY)
    Path root;

    @Inject Plans plans;

    private WorldProbe world() {
        return new WorldProbe(root);
    }

    private static DecisionTaken says(Decision decision) {
        return new DecisionTaken(Question.OUTCOME, decision, "ada", "I looked", List.of());
    }

    private static void rollBack(Deploy deploy, UUID of) {
        deploy.tell(
                new RollbackRequested(
                        of,
                        Deploy.VERSION,
                        BEFORE,
                        ImageTag.of("rel-" + BEFORE),
                        false,
                        "ada",
                        "it is bad"));
        deploy.tell(new DagsHeld(null, List.of(), List.of(), List.of(), Duration.ZERO));
    }

    private static long dispatches(String target) {
        return WebStandIn.DISPATCHED.stream().filter(each -> each.startsWith(target + " ")).count();
    }

    @Test
    void aDryRunPlansAndLeavesNothingAnywhere() throws Exception {
        try (var deploy = new Deploy(brokers, "dry")) {
            deploy.tell(
                    new ReleaseReady(
                            Deploy.VERSION,
                            "ghcr.io/wordpress/openverse-catalog",
                            Deploy.TAG,
                            null,
                            "release-service",
                            List.of(Option.DRY_RUN)));

            var plan = deploy.await1(PlanProposed.class);

            assertThat(plan.options()).containsExactly(Option.DRY_RUN);
            assertThat(plan.changes()).hasSize(2);
            assertThat(plan.refusals()).isEmpty();
            assertThat(world().pushed("dry")).isEmpty();
            assertThat(
                            QuarkusTransaction.requiringNew()
                                    .call(() -> plans.list("deployId", deploy.id())))
                    .isEmpty();
            deploy.tell(new DeployEnded(Outcome.SUCCEEDED, "dry run", null, null));
            assertThat(deploy.all(InfraPullRequestOpened.class)).isEmpty();
        }
    }

    @Test
    void aRollbackBeforeTheApplyLeavesNoPlanThatCouldBeApplied() throws Exception {
        try (var deploy = new Deploy(brokers, "rolled-early")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);

            rollBack(deploy, deploy.id());

            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(
                                            QuarkusTransaction.requiringNew()
                                                    .call(() ->
                                                            plans.list("deployId", deploy.id())))
                                    .isNotEmpty()
                                    .noneMatch(plan -> plan.content != null));
        }
    }

    @Test
    void anApplyIsInterruptedOnceAndSaysWhatItDid() throws Exception {
        world().touch("interrupted", "restarts.slow");
        try (var deploy = new Deploy(brokers, "interrupted")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);
            deploy.await1(ApplyStarted.class);
            await().atMost(LONG).until(() -> deploy.output().contains("restarting"));

            deploy.tell(new ApplyInterruptRequested("ada", "the wrong evening"));

            deploy.await1(GateClosed.class);
            assertThat(deploy.all(ApplyFailed.class).getFirst().effect())
                    .isEqualTo(ApplyEffect.CHANGED);
        }
    }

    @Test
    void aPersonsWordTellsWhetherAnApplyHappened() throws Exception {
        try (var deploy = new Deploy(brokers, "decided")) {
            deploy.released();
            deploy.await1(PlanProposed.class);

            deploy.tell(says(Decision.APPLIED));
            assertThat(deploy.await1(Applied.class).by()).isEqualTo("ada");
            deploy.tell(says(Decision.NOT_APPLIED));

            assertThat(deploy.await1(ApplyFailed.class).effect()).isEqualTo(ApplyEffect.UNCHANGED);
            assertThat(deploy.all(ApplyFailed.class).getFirst().reason()).contains("ada says");
        }
    }

    @Test
    void aVersionIsBroughtBackByTheWorkflowAndItsBumpTakenAway() throws Exception {
        try (var deploy = new Deploy(brokers, "rollback")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);
            deploy.await1(GateClosed.class);
            deploy.tell(new DeployEnded(Outcome.SUCCEEDED, "verified", Deploy.VERSION, "# Report"));
            deploy.await1(InfraPullRequestOpened.class);
            assertThat(WebStandIn.OPENED).anyMatch(each -> each.contains("# Report"));
            try (var rollback = new Deploy(brokers, "rollback")) {
                rollBack(rollback, deploy.id());

                assertThat(rollback.await1(RolledBack.class).workflowRunUrl())
                        .isEqualTo("https://github.com/runs/42");
                assertThat(WebStandIn.DISPATCHED)
                        .anyMatch(each ->
                                each.startsWith("rollback ")
                                        && each.contains("\"tag\":\"rel-" + BEFORE + "\"")
                                        && each.contains("\"return_run_details\":true"));
                rollback.tell(new DeployEnded(Outcome.ROLLED_BACK, "verified", BEFORE, null));

                rollback.await1(InfraPullRequestClosed.class);
                assertThat(WebStandIn.CLOSED).contains("rollback");
                assertThat(world().pushed("rollback")).isEmpty();
            }
        }
    }

    @Test
    void aWorkflowThatFailsIsNamedWithItsRun() {
        try (var deploy = new Deploy(brokers, "rollback-fails")) {
            rollBack(deploy, deploy.id());

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.ROLLBACK);
            assertThat(failed.evidence()).containsExactly("https://github.com/runs/42");
        }
    }

    @Test
    void theRunOfADispatchThatWasNeverAnsweredIsFoundAndFollowed() {
        try (var deploy = new Deploy(brokers, "rollback-lost")) {
            rollBack(deploy, deploy.id());

            assertThat(deploy.await1(RolledBack.class).workflowRunUrl())
                    .isEqualTo("https://github.com/runs/42");
            assertThat(dispatches("rollback-lost")).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"rollback-lost-among-others, 2", "rollback-lost-for-good, 0"})
    void aDispatchWhoseRunNobodyCanTellIsNotRepeated(String target, int since) {
        try (var deploy = new Deploy(brokers, target)) {
            rollBack(deploy, deploy.id());

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.reason()).contains("nobody knows");
            assertThat(failed.evidence()).contains("runs begun since: " + since);
            assertThat(dispatches(target)).isOne();
        }
    }

    /**
     * A limit is an answer: nothing was started, so it may be asked again when its time is over.
     */
    @Test
    void aDispatchThatGitHubLimitsIsRepeatedAfterTheTimeItNames() {
        try (var deploy = new Deploy(brokers, "rollback-limited")) {
            rollBack(deploy, deploy.id());

            assertThat(deploy.await1(RolledBack.class).version()).isEqualTo(BEFORE);
            assertThat(dispatches("rollback-limited")).isEqualTo(2);
        }
    }
}
