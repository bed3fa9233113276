package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.plan.StoredPlan.Status;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.Sql;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is not the straight road: crashes, foreign approvals, empty plans, gates left open. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class InfraRecoveryTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = InfraWorld.KEY)
    Path root;

    @Inject Plans plans;
    @Inject Works works;
    @Inject Sql sql;

    private Status status(Deploy deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() -> plans.newest(deploy.id()).orElseThrow().status);
    }

    /** The process that had begun to apply is gone. */
    private void crashInTheApply(Deploy deploy) {
        await().until(() -> status(deploy) == Status.ARMED);
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var plan = plans.newest(deploy.id()).orElseThrow();
                    plans.consume(plan.planId, Instant.now());
                    works.get(deploy.id()).effect = ApplyEffect.UNKNOWN;
                });
    }

    @Test
    void anApplyWhoseProcessIsGoneIsNeverRunAgain() throws Exception {
        try (var deploy = new Deploy(brokers, "crashed")) {
            deploy.released();
            var plan = deploy.await1(PlanProposed.class);
            deploy.approved(plan, LONG);
            crashInTheApply(deploy);

            deploy.held(LONG);

            deploy.await1(GateClosed.class);
            var unknown = deploy.all(ApplyOutcomeUnknown.class).getFirst();
            assertThat(unknown.evidence())
                    .anyMatch(line -> line.contains("serial " + plan.stateSerial()))
                    .anyMatch(line -> line.contains("still to do: module.catalog-airflow"));
            assertThat(new WorldProbe(root).restarts("crashed")).isEmpty();
            deploy.nextAttempt();
            deploy.tell(new DeployAborting(Outcome.FAILED, "a test", "ada", List.of(), null));
            var undone = deploy.await1(WorkUndone.class);
            assertThat(undone.apply()).isEqualTo(ApplyEffect.UNKNOWN);
            assertThat(undone.left()).anyMatch(line -> line.contains(WorldProbe.BRANCH));
            assertThat(new WorldProbe(root).pushed("crashed")).isPresent();
        }
    }

    @Test
    void anApplyThatHadEverythingDoneBeforeTheCrashIsKnownByAPlanThatFindsNothing()
            throws Exception {
        try (var deploy = new Deploy(brokers, "landed")) {
            deploy.released();
            var plan = deploy.await1(PlanProposed.class);
            deploy.approved(plan, LONG);
            crashInTheApply(deploy);
            new WorldProbe(root).applied("landed");

            deploy.held(LONG);

            assertThat(deploy.await1(Applied.class).stateSerial())
                    .isEqualTo(plan.stateSerial() + 1);
            deploy.await1(GateClosed.class);
            assertThat(deploy.all(ApplyOutcomeUnknown.class)).isEmpty();
            assertThat(new WorldProbe(root).restarts("landed")).isEmpty();
        }
    }

    @Test
    void whatTheTrueOwnerSaysAfterATakeOverIsTold() throws Exception {
        var world = new WorldProbe(root);
        var slow = world.touch("frozen", "restarts.slow");
        world.pushChange(
                "frozen", "sleep 60", "while test -e \\\"$RESTARTS.slow\\\"; do sleep 0.1; done");
        try (var deploy = new Deploy(brokers, "frozen")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);
            await().atMost(LONG).until(() -> deploy.output().contains("restarting"));
            askedBySomebodyElse(deploy);

            Files.delete(slow);

            deploy.await1(Applied.class);
            deploy.await1(GateClosed.class);
            // The row that nobody's heartbeat keeps alive is taken over in the end, for nothing.
            await().atMost(LONG).until(() -> runningApplies() == 0);
            assertThat(deploy.all(Applied.class)).hasSize(1);
            assertThat(deploy.all(ApplyOutcomeUnknown.class)).isEmpty();
            assertThat(world.restarts("frozen")).hasSize(1);
        }
    }

    /** Another replica takes the apply over, and asks. */
    private void askedBySomebodyElse(Deploy deploy) {
        QuarkusTransaction.requiringNew()
                .run(() -> plans.newest(deploy.id()).orElseThrow().outcomeTold = true);
        sql.update(
                "update scheduled_tasks set version = version + 1"
                        + " where task_instance like 'apply/%' and picked");
    }

    private int runningApplies() {
        return sql.query(
                        "select count(*) from scheduled_tasks where task_instance like 'apply/%'",
                        results -> results.getInt(1))
                .getFirst();
    }

    @Test
    void whoHoldsTheStatesLockIsPartOfTheQuestion() throws Exception {
        try (var deploy = new Deploy(brokers, "locked")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            crashInTheApply(deploy);

            try (var lock = new WorldProbe(root).lock("locked", "runner@gone")) {
                deploy.held(LONG);

                assertThat(deploy.await1(ApplyOutcomeUnknown.class).evidence())
                        .anyMatch(line -> line.contains("Who:") && line.contains("runner@gone"));
            }
        }
    }

    @Test
    void aPlanThatChangesNothingIsProposedAsEmptyAndPushesNothing() throws Exception {
        try (var deploy = new Deploy(brokers, "empty")) {
            deploy.released();

            var plan = deploy.await1(PlanProposed.class);

            assertThat(plan.empty()).isTrue();
            assertThat(plan.changes()).isEmpty();
            assertThat(new WorldProbe(root).pushed("empty")).isEmpty();
        }
    }

    @Test
    void anApprovalOfAnotherPlanArmsNothing() {
        try (var deploy = new Deploy(brokers, "foreign")) {
            deploy.released();
            var plan = deploy.await1(PlanProposed.class);
            var now = Instant.now();
            deploy.tell(
                    new PlanApproved(
                            UUID.randomUUID(),
                            plan.planSha256(),
                            "ada",
                            null,
                            now,
                            now.plus(LONG),
                            List.of()));
            deploy.tell(
                    new PlanApproved(
                            plan.planId(),
                            "0".repeat(64),
                            "ada",
                            null,
                            now,
                            now.plus(LONG),
                            List.of()));
            deploy.held(LONG);

            var returned = deploy.await1(HoldReturned.class);

            assertThat(returned.why()).isEqualTo(HoldReturnReason.APPROVAL_EXPIRED);
        }
    }

    @Test
    void aGateThatSomebodyLeftOpenStopsTheBump() throws Exception {
        new WorldProbe(root).pushChange("open", "= false # restore me", "= true # restore me");
        try (var deploy = new Deploy(brokers, "open")) {
            deploy.released();

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.BUMP);
            assertThat(failed.reason()).isEqualTo("running_dags_cleared is true on main");
        }
    }

    @Test
    void eventsOfATargetThatIsNotConfiguredCauseNothing() {
        try (var strange = new Deploy(brokers, "somebody-elses");
                var deploy = new Deploy(brokers, "aborted")) {
            strange.tell(new DeployAborting(Outcome.FAILED, "a test", "ada", List.of(), null));
            deploy.tell(new DeployEnded(Outcome.FAILED, "a test", null, null));
            deploy.nextAttempt();
            deploy.tell(new DeployAborting(Outcome.FAILED, "a test", "ada", List.of(), null));
            deploy.await1(WorkUndone.class);

            assertThat(strange.all(WorkUndone.class)).isEmpty();
        }
    }
}
