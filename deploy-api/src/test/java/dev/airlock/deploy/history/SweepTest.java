package dev.airlock.deploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several replicas look at the same deadlines and turns; one of them acts. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SweepTest {
    private static final String TARGET = "swept";
    private static final int REPLICAS = 8;

    @Inject Sweep sweep;
    @Inject Orders orders;
    @Inject Events events;

    private UUID order(String reason) {
        return order(TARGET, reason);
    }

    private UUID order(String target, String reason) {
        var order = new DeployQueued(null, reason, "alice", null, null, List.of(), null);
        return orders.start(target, UUID.randomUUID(), order);
    }

    /** As many as there are replicas, at the same time. */
    private void sweepTogether() {
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, REPLICAS).forEach(_ -> replicas.execute(sweep::sweep));
        }
    }

    private List<String> history(UUID deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() -> events.after(deploy, 0).stream().map(row -> row.type).toList());
    }

    @Test
    void passesADeadlineOnceAndGivesNobodyElseATurn() {
        var first = order("the first");
        var second = order("the second");

        await().untilAsserted(() -> {
            sweepTogether();
            assertThat(history(first)).contains("dev.airlock.deploy.deadline-passed.v1");
        });

        sweepTogether();
        assertThat(history(first)).filteredOn(type -> type.contains("deadline-passed")).hasSize(1);
        assertThat(history(first)).filteredOn(type -> type.contains("deploy-requested")).hasSize(1);
        assertThat(history(second)).hasSize(1);
    }

    @Test
    void remindsPeopleOnceWheneverAWaitHasDoubled() {
        var deploy = order("reminded", "somebody has to look");
        orders.command(deploy, "alice", it -> it.interventions().incident("something is odd"));

        await().untilAsserted(() -> {
            sweepTogether();
            assertThat(reminders(deploy)).hasSize(2);
        });

        var first = reminders(deploy).getFirst();
        assertThat(first).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(reminders(deploy).getLast()).isGreaterThanOrEqualTo(first.multipliedBy(2));
    }

    /** After how long a wait each was. */
    private List<Duration> reminders(UUID deploy) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        events.after(deploy, 0).stream()
                                .flatMap(row -> waited(row).stream())
                                .toList());
    }

    private static Optional<Duration> waited(EventRow row) {
        return row.event() instanceof StillWaiting(_, var since)
                ? Optional.of(Duration.between(since, row.time))
                : Optional.empty();
    }
}
