package dev.airlock.watcher.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.watcher.airflow.Pages.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static IntFunction<Page<Integer>> listOf(int total) {
        return offset ->
                new Page<>(
                        IntStream.range(offset, Math.min(total, offset + Pages.SIZE))
                                .boxed()
                                .toList(),
                        total);
    }

    private static List<Integer> read(IntFunction<Page<Integer>> pages) {
        return Pages.all("things", pages, row -> row);
    }

    @Test
    void readsBeyondTheCap() {
        assertThat(read(listOf(250))).hasSize(250);
    }

    @Test
    void readsAnEmptyList() {
        assertThat(read(listOf(0))).isEmpty();
    }

    @Test
    void doubtsAListThatIsShorterThanItSays() {
        assertThatThrownBy(
                        () -> read(offset -> new Page<>(offset == 0 ? List.of(1) : List.of(), 2)))
                .isInstanceOf(AirflowFault.Doubt.class);
    }

    @Test
    void doubtsAListThatDoesNotSayItsLength() {
        assertThatThrownBy(() -> read(offset -> new Page<>(List.of(), null)))
                .isInstanceOf(AirflowFault.Doubt.class);
    }

    @Test
    void readsAgainWhenARowMovedBetweenPages() {
        var calls = new AtomicInteger();

        var rows =
                read(offset ->
                        calls.incrementAndGet() == 2
                                // The row before has ended: one row is missed.
                                ? new Page<>(IntStream.range(offset + 1, 150).boxed().toList(), 149)
                                : listOf(150).apply(offset));

        assertThat(rows).hasSize(150);
        assertThat(calls).hasValueGreaterThan(4);
    }
}
