package dev.airlock.deploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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
        var order = new DeployQueued(null, reason, "alice", null, null, List.of(), null);
        return orders.start(TARGET, UUID.randomUUID(), order);
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
}
