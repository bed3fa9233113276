package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From the topic to the topic, with the stand-ins of Airflow and Sentry. */
@QuarkusTest
@QuarkusTestResource(VerifierWorld.class)
class VerifierOnKafkaTest {
    private static final Version VERSION = Version.of("2026.01.01.12.00.00");
    private static final UUID PLAN = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "test.stand-ins")
    String standIns;

    @Test
    void seesTheNewInstanceOfAirflow3AndVerifiesIt() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            applied(topic, "3.3.2", true);
            var reachable = topic.expect(AirflowReachable.class);
            assertThat(reachable.checks()).allMatch(check -> check.result() == CheckResult.PASSED);
            assertThat(evidence(reachable.checks(), "new-instance")).contains("scheduler job");

            topic.send(1, new DagsResumed(List.of(), List.of(), null));

            var verified = topic.expect(Verified.class);
            assertThat(verified.checks())
                    .extracting(Check::name)
                    .containsExactly("health", "sentry");
        }
    }

    @Test
    void seesTheNewInstanceOfAirflow2ByItsOutage() throws Exception {
        try (var topic = new Topic(brokers, "two")) {
            applied(topic, "2.11.2", true);

            var reachable = topic.expect(AirflowReachable.class);

            assertThat(evidence(reachable.checks(), "new-instance")).contains("was away", "503");
        }
    }

    @Test
    void doesNotTakeTheOldInstanceForTheNewOne() throws Exception {
        try (var topic = new Topic(brokers, "plain")) {
            applied(topic, "3.3.2", false);

            var inconclusive = topic.expect(VerificationInconclusive.class);

            assertThat(inconclusive.of()).isEqualTo(Phase.INSTANCE);
            assertThat(inconclusive.reason())
                    .contains("nothing shows that it is the new instance", "no outage was seen");
        }
    }

    @Test
    void asksAboutAVersionThatNobodyAnnounced() throws Exception {
        try (var topic = new Topic(brokers, "upgraded")) {
            applied(topic, "3.3.2", true);

            // No preview came, so nobody knows what the release pins.
            var asked = topic.expect(VerificationInconclusive.class);

            assertThat(asked.of()).isEqualTo(Phase.INSTANCE);
            assertThat(asked.reason()).contains("Airflow 3.4.0 answers instead of 3.3.2");
        }
    }

    @Test
    void failsOnAnErrorThatIsNewInSentry() throws Exception {
        try (var topic = new Topic(brokers, "noisy")) {
            applied(topic, "3.3.2", true);
            topic.expect(AirflowReachable.class);

            topic.send(1, new DagsResumed(List.of(), List.of(), null));

            var failed = topic.expect(VerificationFailed.class);
            assertThat(failed.phase()).isEqualTo(Phase.SOAK);
            assertThat(failed.reason())
                    .contains("KeyError: 'license'", "/organizations/openverse/issues/")
                    .doesNotContain("known for long");
        }
    }

    @Test
    void answersAnAbortOnceAndWatchesNoLonger() throws Exception {
        try (var topic = new Topic(brokers, "two")) {
            topic.send(1, new DeployRequested(null, null, "test", "me", null, List.of()));
            topic.send(1, new ApplyStarted(PLAN, "00", Instant.now()));

            topic.send(
                    2,
                    new DeployAborting(
                            Outcome.CANCELLED, "test", "me", List.of(Service.VERIFIER), null));

            assertThat(topic.expect(WorkUndone.class))
                    .isEqualTo(
                            new WorkUndone(
                                    Service.VERIFIER, List.of(), List.of(), null, List.of()));
            assertThat(topic.events()).filteredOn(WorkUndone.class::isInstance).hasSize(1);
        }
    }

    /** The way to the apply; Terraform's provisioner restarts the service, if it does. */
    private void applied(Topic topic, String versionBefore, boolean restarts)
            throws IOException, InterruptedException {
        topic.send(1, new DeployRequested(null, null, "test", "me", null, List.of()));
        topic.send(1, new DagsCleared(List.of(), versionBefore, Instant.now(), Duration.ZERO));
        topic.send(
                1,
                new DagsHeld(
                        Instant.now().plusSeconds(60),
                        List.of(),
                        List.of(),
                        List.of(),
                        Duration.ZERO));
        var startedAt = Instant.now();
        topic.send(1, new ApplyStarted(PLAN, "00", startedAt));
        if (restarts) {
            VerifierWorld.restart(standIns, topic.target(), VERSION);
        }
        topic.send(
                1,
                new Applied(
                        PLAN,
                        VERSION,
                        new ImageTag("rel-" + VERSION),
                        startedAt,
                        Instant.now(),
                        7,
                        "infra-runner"));
    }

    private static String evidence(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .map(Check::evidence)
                .findFirst()
                .orElseThrow();
    }
}
