package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.Outcome;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.flow.Flow;
import dev.airlock.kit.event.Attempts;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A cancel that meets the start of an apply: infra-runner says which of them came first. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class InfraRaceTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = InfraWorld.KEY)
    Path root;

    @Inject Attempts attempts;

    private static void cancel(Deploy deploy) {
        deploy.nextAttempt();
        deploy.tell(
                new DeployAborting(Outcome.CANCELLED, "not today", "ada", Flow.PARTICIPANTS, null));
    }

    private void awaitCancelHeard(Deploy deploy) {
        await().atMost(LONG)
                .until(() ->
                        QuarkusTransaction.requiringNew().call(() -> attempts.current(deploy.id()))
                                == 2);
    }

    @Test
    void aCancelThatIsHeardBeforeTheStartLeavesTerraformUnstarted() throws Exception {
        try (var deploy = new Deploy(brokers, "cancelled-first")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            // Before an apply the registry is asked whether the tag is still the image it was.
            var meeting = new CyclicBarrier(2);
            WebStandIn.MEETING.put("cancelled-first", meeting);
            deploy.held(LONG);

            meeting.await(1, TimeUnit.MINUTES);
            cancel(deploy);
            awaitCancelHeard(deploy);
            meeting.await(1, TimeUnit.MINUTES);

            assertThat(deploy.await1(WorkUndone.class).apply()).isEqualTo(ApplyEffect.NONE);
            assertThat(deploy.all(ApplyStarted.class)).isEmpty();
            assertThat(new WorldProbe(root).restarts("cancelled-first")).isEmpty();
        }
    }

    @Test
    void anApplyThatHasStartedBeforeIsInterruptedAndSaysWhatItDid() throws Exception {
        new WorldProbe(root).touch("started-first", "restarts.slow");
        try (var deploy = new Deploy(brokers, "started-first")) {
            deploy.released();
            deploy.approved(deploy.await1(PlanProposed.class), LONG);
            deploy.held(LONG);
            deploy.await1(ApplyStarted.class);
            await().atMost(LONG).until(() -> deploy.output().contains("restarting"));

            cancel(deploy);

            assertThat(deploy.await1(WorkUndone.class).apply()).isEqualTo(ApplyEffect.CHANGED);
            deploy.await1(GateClosed.class);
            var failed = deploy.all(ApplyFailed.class).getFirst();
            assertThat(failed.effect()).isEqualTo(ApplyEffect.CHANGED);
            assertThat(failed.reason()).contains("was interrupted");
        }
    }
}
