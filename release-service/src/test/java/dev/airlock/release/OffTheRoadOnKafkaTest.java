package dev.airlock.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.DeployState;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Dry run, override, incident and paperwork, from the topic to the topic. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubGitHub.class)
class OffTheRoadOnKafkaTest {
    private static final Version OLD = new Version("2023.07.03.17.52.00");
    private static final Version NEW = new Version("2023.08.01.12.00.00");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void aDryRunSaysWhatWouldBeReadyAndWritesNothing() {
        try (var topic = new Topic(brokers, "dry")) {
            granted(topic, Option.DRY_RUN);

            var ready = topic.expect(ReleaseReady.class);
            assertThat(ready.digest()).isNull();
            assertThat(ready.options()).containsExactly(Option.DRY_RUN);

            topic.send(1, new DeployEnded(Outcome.SUCCEEDED, "dry run", null, null));

            quiet(topic);
            assertThat(StubGitHub.CALLS)
                    .filteredOn(call -> call.contains("/dry/") && !call.startsWith("GET"))
                    .isEmpty();
            assertThat(StubGitHub.CALLS).doesNotContain("GET /repos/WordPress/dry/pulls");
            assertThat(topic.events())
                    .doesNotHaveAnyElementsOfTypes(
                            ReleasePublished.class,
                            ChangelogApproved.class,
                            PaperworkPending.class);
        }
    }

    @Test
    void aPersonSeesTheBuildThenTheChangelogIsLateAndIsApprovedAllTheSame() {
        try (var topic = new Topic(brokers, "slow")) {
            granted(topic);
            topic.expect(ReleasePublished.class);
            // Whatever is in flight ends; the step that goes on is the one that waits.
            topic.send(
                    2,
                    new IncidentDeclared(
                            IncidentCause.DECLARED, "look", List.of(), List.of(), "bob"));
            topic.send(
                    3,
                    new IncidentResolved(
                            Resolution.CONTINUE,
                            DeployState.RELEASING,
                            List.of(Step.BUILD),
                            null,
                            "bob",
                            "seen"));

            topic.send(3, new StepOverridden(Step.BUILD, "bob", "the registry hides it"));

            var ready = topic.expect(ReleaseReady.class);
            assertThat(ready.by()).isEqualTo("bob");
            assertThat(ready.digest()).isNull();

            topic.send(3, new DeployEnded(Outcome.SUCCEEDED, "verified", NEW, null));

            assertThat(topic.expect(PaperworkPending.class).reason())
                    .contains("no pull request \"Publish changelog for catalog-2023.08.01");
            await().untilAsserted(() -> assertThat(pending(topic)).isGreaterThan(1));
            assertThat(pending(topic)).isLessThan(5);

            StubGitHub.FACTS.add("slow pull");

            assertThat(topic.expect(ChangelogApproved.class).by()).isEqualTo("airlock-approver");
            quiet(topic);
            assertThat(topic.events().stream().filter(ReleaseReady.class::isInstance)).hasSize(1);
        } finally {
            StubGitHub.FACTS.removeIf(fact -> fact.startsWith("slow "));
        }
    }

    @Test
    void aPersonsWordOnTheChangelogIsTakenOnceAndEndsTheReminders() {
        try (var topic = new Topic(brokers, "slow")) {
            granted(topic);
            topic.send(1, new StepOverridden(Step.BUILD, "bob", "the registry hides it"));
            topic.expect(ReleaseReady.class);
            topic.send(1, new DeployEnded(Outcome.SUCCEEDED, "verified", NEW, null));
            topic.expect(PaperworkPending.class);

            topic.send(1, new StepOverridden(Step.CHANGELOG, "bob", "it is in another one"));

            var approved = topic.expect(ChangelogApproved.class);
            assertThat(approved.by()).isEqualTo("bob");
            assertThat(approved.number()).isNull();
            var told = pending(topic);
            quiet(topic);
            assertThat(pending(topic)).isEqualTo(told);
            assertThat(topic.events().stream().filter(ChangelogApproved.class::isInstance))
                    .hasSize(1);
        } finally {
            StubGitHub.FACTS.removeIf(fact -> fact.startsWith("slow "));
        }
    }

    @Test
    void doesNotPublishAReleaseWhoseTagIsAtAnotherCommit() {
        try (var topic = new Topic(brokers, "tagged")) {
            granted(topic);

            var failed = topic.expect(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.PUBLISH);
            assertThat(failed.reason()).contains("is there already, at another commit");
            assertThat(StubGitHub.FACTS).doesNotContain("tagged published");
        }
    }

    @Test
    void anAbortNamesAReleaseThatWasPublishedWithoutAnAnswer() {
        try (var topic = new Topic(brokers, "flaky")) {
            granted(topic);
            await().untilAsserted(() -> assertThat(StubGitHub.FACTS).contains("flaky published"));

            topic.send(
                    2,
                    new DeployAborting(
                            Outcome.CANCELLED,
                            "test",
                            "me",
                            List.of(Service.RELEASE_SERVICE),
                            null));

            assertThat(topic.expect(WorkUndone.class).left())
                    .containsExactly("the published release https://github.test/releases/11");
        }
    }

    private static void granted(Topic topic, Option... options) {
        topic.send(1, new DeployRequested(null, OLD, "test", "me", null, List.of(options)));
        topic.send(1, new DagsCleared(List.of(), "2.6.2", Instant.EPOCH, Duration.ZERO));
        var head = topic.expect(ReleasePreviewed.class).headSha();
        topic.send(
                1, new ReleaseGranted(NEW, head, Duration.ZERO, 0, "me", null, List.of(options)));
    }

    private static long pending(Topic topic) {
        return topic.events().stream().filter(PaperworkPending.class::isInstance).count();
    }

    /** Longer than a reminder takes to come. */
    private static void quiet(Topic topic) {
        var known = topic.events().size();
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(topic.events()).hasSize(known));
    }
}
