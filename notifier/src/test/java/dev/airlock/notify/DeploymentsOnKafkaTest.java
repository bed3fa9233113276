package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.EventMessage;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.standin.github.Deployment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the topic to GitHub's deployments. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Outside.class)
class DeploymentsOnKafkaTest extends NotifierTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DEPLOYMENTS = "/github/repos/{owner}/{repo}/deployments";
    private static final String STATUSES = DEPLOYMENTS + "/{deployment_id}/statuses";

    private final String tag = "catalog-" + UUID.randomUUID();

    private EventMessage published() {
        var monorepo = Outside.universe().monorepo();
        monorepo.published(tag, monorepo.commit("A change", Map.of("a", tag)));
        return message(
                new ReleasePublished(
                        Samples.VERSION, tag, "sha", false, "https://r", Instant.EPOCH));
    }

    private EventMessage applied() {
        return message(new ApplyStarted(new UUID(0, 2), "ab", Instant.EPOCH));
    }

    private static List<String> states(String tag) {
        return Outside.universe().monorepo().deployments().stream()
                .filter(each -> each.ref().equals(tag))
                .flatMap(each -> each.statuses().stream())
                .map(Deployment.Status::state)
                .toList();
    }

    private static void awaitStates(String tag, String... states) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states(tag)).containsExactly(states));
    }

    @Test
    void aDeployIsOneDeploymentEvenIfAnAnswerIsLost() throws Exception {
        Outside.universe().faults().lose(1, "POST", DEPLOYMENTS);
        Outside.universe().faults().lose(1, "POST", STATUSES);

        send(published(), applied(), message(Samples.ended(Outcome.FAILED)));

        awaitStates(tag, "queued", "in_progress", "failure");
        assertThat(Outside.universe().monorepo().deployments())
                .filteredOn(each -> each.ref().equals(tag))
                .hasSize(1);
    }

    @Test
    void theOneBeforeIsActiveNoMore() throws Exception {
        send(published(), message(Samples.ended(Outcome.SUCCEEDED)));
        awaitStates(tag, "queued", "success");

        var next = new DeploymentsOnKafkaTest();
        next.brokers = brokers;
        next.send(next.published(), next.message(Samples.ended(Outcome.SUCCEEDED)));

        awaitStates(next.tag, "queued", "success");
        awaitStates(tag, "queued", "success", "inactive");
    }

    @Test
    void whatEndsBeforeThereIsAReleaseIsNoDeployment() throws Exception {
        var before = Outside.universe().monorepo().deployments().size();

        send(message(Samples.started()), message(Samples.ended(Outcome.NO_CHANGES)));

        await().atMost(SOON)
                .until(() ->
                        Outside.universe().webhook().received().stream()
                                        .filter(each ->
                                                each.body()
                                                        .path("subject")
                                                        .asText()
                                                        .equals(deploy.toString()))
                                        .count()
                                == 2);
        assertThat(Outside.universe().monorepo().deployments()).hasSize(before);
    }
}
