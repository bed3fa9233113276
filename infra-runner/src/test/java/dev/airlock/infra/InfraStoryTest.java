package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service on real git, just, Terraform, Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class InfraStoryTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = InfraWorld.KEY)
    Path root;

    @Inject Plans plans;

    private WorldProbe world() {
        return new WorldProbe(root);
    }

    private void assertNothingArmed(Deploy deploy) throws IOException {
        var stored =
                QuarkusTransaction.requiringNew().call(() -> plans.list("deployId", deploy.id()));
        assertThat(stored)
                .allSatisfy(plan -> {
                    assertThat(plan.status).isEqualTo(StoredPlan.Status.DESTROYED);
                    assertThat(plan.content).isNull();
                });
        try (Stream<Path> files = Files.walk(root.resolve("workspaces"))) {
            assertThat(files.map(Path::toString))
                    .noneMatch(
                            each -> each.contains(deploy.id() + "/") && each.endsWith(".tfplan"));
        }
    }

    private static DeployAborting aborting() {
        return new DeployAborting(Outcome.CANCELLED, "a test", "ada", List.of(), null);
    }

    @Test
    void aReleaseIsBumpedPlannedAppliedOnceAndPutIntoAPullRequest() throws Exception {
        try (var deploy = new Deploy(brokers, "straight")) {
            deploy.released();
            var plan = deploy.await1(PlanProposed.class);
            assertThat(plan.changes()).hasSize(2);
            assertThat(plan.stateSerial()).isPositive();
            assertThat(world().pushed("straight").orElseThrow())
                    .contains("rel-2023.08.01.12.00.00", "running_dags_cleared = false # restore");
            deploy.approved(plan, LONG);
            deploy.held(LONG);
            deploy.await1(GateClosed.class);
            deploy.tell(new DeployEnded(Outcome.SUCCEEDED, "verified", Deploy.VERSION, null));
            var pull = deploy.await1(InfraPullRequestOpened.class);

            assertThat(deploy.told())
                    .containsExactly(
                            "plan-proposed",
                            "apply-started",
                            "applied",
                            "gate-closed",
                            "infra-pull-request-opened");
            assertThat(deploy.all(Applied.class).getFirst().stateSerial())
                    .isGreaterThan(plan.stateSerial());
            assertThat(world().restarts("straight")).containsExactly("rel-2023.08.01.12.00.00");
            assertThat(pull.found()).isFalse();
            assertThat(WebStandIn.OPENED)
                    .anyMatch(each ->
                            each.startsWith("straight ") && each.contains(WorldProbe.BRANCH));
            assertThat(deploy.output())
                    .contains("Terraform will perform the following actions", "Apply complete!")
                    .doesNotContain("format_version", "lineage");
            assertThat(deploy.commands())
                    .anyMatch(each -> each.endsWith("just plan prod catalog-airflow"))
                    .contains(
                            "git clone --branch main",
                            "git commit",
                            "git push " + WorldProbe.BRANCH);
            assertNothingArmed(deploy);
        }
    }

    @Test
    void aPlanThatWouldChangeMoreIsRefusedWithEverythingItWouldDo() throws Exception {
        world().pushChange("refused", "depends_on", "input = \"more\"\n  depends_on");
        world().pushChange(
                        "refused",
                        "resource \"terraform_data\" \"restart\"",
                        "resource \"terraform_data\" \"extra\" {\n}\n\nresource \"terraform_data\" \"restart\"");
        try (var deploy = new Deploy(brokers, "refused")) {
            deploy.released();

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.PLAN);
            assertThat(failed.evidence())
                    .anyMatch(line -> line.contains("terraform_data.extra create: this address"))
                    .anyMatch(line -> line.startsWith("planned: "));
            assertThat(world().pushed("refused")).isEmpty();
            assertNothingArmed(deploy);
        }
    }

    @Test
    void aBumpThatChangesNothingIsAFailureOfTheBump() throws Exception {
        world().pushChange("bump", "rel-2023.07.03.17.52.00", "rel-" + Deploy.VERSION);
        try (var deploy = new Deploy(brokers, "bump")) {
            deploy.released();

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.BUMP);
        }
    }

    @Test
    void anAbortTakesBackBranchAndPlanAndAnswersOnce() throws Exception {
        try (var deploy = new Deploy(brokers, "aborted")) {
            deploy.released();
            deploy.await1(PlanProposed.class);
            deploy.nextAttempt();
            deploy.tell(aborting());

            var undone = deploy.await1(WorkUndone.class);

            assertThat(undone.apply()).isEqualTo(ApplyEffect.NONE);
            assertThat(undone.undone())
                    .contains(
                            "the plan is destroyed",
                            "the branch " + WorldProbe.BRANCH + " is deleted");
            assertThat(world().pushed("aborted")).isEmpty();
            assertNothingArmed(deploy);
        }
    }

    @Test
    void anAbortOfADeployThatDidNothingIsAnsweredAtOnce() {
        try (var deploy = new Deploy(brokers, "aborted")) {
            deploy.nextAttempt();
            deploy.tell(aborting());

            assertThat(deploy.await1(WorkUndone.class).undone()).isEmpty();
        }
    }

    @Test
    void aHoldThatIsLateIsGivenBackAndTheSamePlanAppliesInTheNext() throws Exception {
        try (var deploy = new Deploy(brokers, "late")) {
            deploy.released();
            var plan = deploy.await1(PlanProposed.class);
            deploy.approved(plan, Duration.ofSeconds(-1));
            deploy.held(LONG);
            assertThat(deploy.await1(HoldReturned.class).why())
                    .isEqualTo(HoldReturnReason.APPROVAL_EXPIRED);
            deploy.approved(plan, LONG);
            deploy.held(Duration.ofSeconds(-1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(deploy.all(HoldReturned.class)).hasSize(2));
            assertThat(deploy.all(HoldReturned.class).getLast().why())
                    .isEqualTo(HoldReturnReason.LATE);
            deploy.held(LONG);
            deploy.await1(GateClosed.class);
            assertThat(world().restarts("late")).hasSize(1);
        }
    }

    @Test
    void aStateThatMovedMeansANewPlanAndANewDecision() throws Exception {
        try (var deploy = new Deploy(brokers, "stale")) {
            deploy.released();
            var first = deploy.await1(PlanProposed.class);
            deploy.approved(first, LONG);
            var state = root.resolve("stale/states/prod-catalog-airflow.tfstate");
            Files.writeString(
                    state,
                    Files.readString(state)
                            .replace(
                                    "\"serial\": " + first.stateSerial(),
                                    "\"serial\": " + (first.stateSerial() + 1)));
            deploy.held(LONG);
            assertThat(deploy.await1(HoldReturned.class).why()).isEqualTo(HoldReturnReason.STALE);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(deploy.all(PlanProposed.class)).hasSize(2));

            var second = deploy.all(PlanProposed.class).getLast();
            assertThat(second.planId()).isNotEqualTo(first.planId());
            assertThat(second.stateSerial()).isEqualTo(first.stateSerial() + 1);
            assertThat(world().restarts("stale")).isEmpty();
        }
    }

    @Test
    void anImageThatMovedIsNotDeployed() throws Exception {
        WebStandIn.DIGESTS.put("moved", "sha256:" + "2".repeat(64));
        try (var deploy = new Deploy(brokers, "moved")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);

            assertThat(deploy.await1(HoldReturned.class).why())
                    .isEqualTo(HoldReturnReason.IMAGE_MOVED);
            assertNothingArmed(deploy);
        }
    }

    @Test
    void aFailedApplySaysThatItChangedSomethingAndTheGateIsClosedAllTheSame() throws Exception {
        world().touch("broken", "restarts.broken");
        try (var deploy = new Deploy(brokers, "broken")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);

            deploy.await1(GateClosed.class);
            assertThat(deploy.all(ApplyFailed.class).getFirst().effect())
                    .isEqualTo(ApplyEffect.CHANGED);
            assertNothingArmed(deploy);
        }
    }

    @Test
    void anIncidentLetsTheApplyInFlightEndAndIsToldWhatItDid() throws Exception {
        var slow = world().touch("slow", "restarts.slow");
        world().pushChange(
                        "slow",
                        "sleep 60",
                        "while test -e \\\"$RESTARTS.slow\\\"; do sleep 0.1; done");
        try (var deploy = new Deploy(brokers, "slow")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);
            deploy.await1(ApplyStarted.class);
            await().atMost(LONG).until(() -> deploy.output().contains("restarting"));
            deploy.nextAttempt();
            deploy.tell(
                    new IncidentDeclared(
                            IncidentCause.DEADLINE_PASSED, "a test", List.of(), List.of(), "ada"));
            Files.delete(slow);

            deploy.await1(GateClosed.class);
            assertThat(deploy.all(Applied.class)).hasSize(1);
            assertThat(world().restarts("slow")).hasSize(1);
        }
    }
}
