package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final String FIRST = "catalog:1";
    private static final String SECOND = "catalog:2";
    private static final String OTHER = "search:1";

    private final Map<String, CompletableFuture<Void>> sent = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    private CompletableFuture<Void> send(String record) {
        order.add(record);
        return sent.computeIfAbsent(record, _ -> new CompletableFuture<>());
    }

    private CompletableFuture<Void> relay() {
        return OutboxRelay.inOrder(
                List.of(FIRST, SECOND, OTHER),
                record -> record.substring(0, record.indexOf(':')),
                this::send);
    }

    @Test
    void theNextOfAKeyWaitsUntilTheBrokerHasTheOneBefore() {
        // Given
        var all = relay();
        var before = List.copyOf(order);

        // When
        sent.get(FIRST).complete(null);

        // Then
        assertThat(before).containsExactly(FIRST, OTHER);
        assertThat(order).contains(SECOND);
        assertThat(all).isNotDone();
    }

    @Test
    void theNextOfAKeyIsNotSentIfTheOneBeforeWasNot() {
        // Given
        var all = relay();

        // When
        sent.get(FIRST).completeExceptionally(new IllegalStateException("no broker"));
        sent.get(OTHER).complete(null);

        // Then
        assertThat(order).containsExactly(FIRST, OTHER);
        assertThat(all).isCompletedExceptionally();
    }

    @Test
    void allAreSentOnceEachHasArrived() {
        // Given
        var all = relay();

        // When
        sent.get(FIRST).complete(null);
        sent.get(OTHER).complete(null);
        sent.get(SECOND).complete(null);

        // Then
        assertThat(all).isCompleted();
    }
}
