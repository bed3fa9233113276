package dev.airlock.watcher.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployState;
import dev.airlock.event.ImageTag;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, with an Airflow that does not answer. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class WatcherOnKafkaTest {
    private final UUID deploy = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void neverTakesSilenceForQuietAndAnswersAnAbortAtOnce() throws Exception {
        try (var topic = new DeploysTopic(brokers)) {
            topic.send(
                    Service.DEPLOY_API,
                    deploy,
                    1,
                    new DeployRequested(null, null, "test", "me", null, List.of()));
            assertThat(topic.await(deploy, 1, DagsBlocked.class).doubts()).hasSize(1);

            topic.send(
                    Service.DEPLOY_API,
                    deploy,
                    2,
                    new DeployAborting(
                            Outcome.CANCELLED,
                            "test",
                            "me",
                            List.of(Service.AIRFLOW_WATCHER),
                            null));

            assertThat(topic.await(deploy, 2, WorkUndone.class))
                    .isEqualTo(
                            new WorkUndone(
                                    Service.AIRFLOW_WATCHER,
                                    List.of(),
                                    List.of(),
                                    null,
                                    List.of()));
        }
    }

    @Test
    void aRollbackIsNotHeldUpAndItsHoldIsDoneAgainAfterAnIncident() throws Exception {
        var version = Version.of("2023.07.03.17.52.00");
        try (var topic = new DeploysTopic(brokers)) {
            topic.send(
                    Service.DEPLOY_API,
                    deploy,
                    1,
                    new RollbackRequested(
                            UUID.randomUUID(),
                            null,
                            version,
                            ImageTag.of("rel-" + version.value()),
                            false,
                            "me",
                            "test"));
            var held = topic.await(deploy, 1, DagsHeld.class);
            assertThat(held.startBy()).isNull();
            assertThat(held.warnings()).hasSize(2);

            topic.send(
                    Service.DEPLOY_API,
                    deploy,
                    2,
                    new IncidentResolved(
                            Resolution.CONTINUE,
                            DeployState.ROLLING_BACK,
                            List.of(Step.GATE, Step.HOLD),
                            null,
                            "me",
                            "test"));

            assertThat(topic.await(deploy, 2, DagsHeld.class).startBy()).isNull();
        }
    }

    @Test
    void aDryRunDoesNotWaitForAnAirflowThatIsAway() throws Exception {
        try (var topic = new DeploysTopic(brokers)) {
            topic.send(
                    Service.DEPLOY_API,
                    deploy,
                    1,
                    new DeployRequested(
                            null, null, "test", "me", null, List.of(Option.DRY_RUN, Option.FORCE)));

            var failed = topic.await(deploy, 1, StepFailed.class);
            assertThat(failed.step()).isEqualTo(Step.CHECK);
            assertThat(failed.reason()).contains("what runs cannot be said");
            assertThat(topic.all(deploy, 1, DagsBlocked.class)).isEmpty();
        }
    }
}
