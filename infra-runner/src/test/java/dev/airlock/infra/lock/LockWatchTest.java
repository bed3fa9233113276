package dev.airlock.infra.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LockWatchTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceWhenTerraformIsSeenAtWork() {
        try (var watch = new LockWatch(_ -> asked.incrementAndGet())) {
            watch.printed("module.a.b: Refreshing state... [id=1]\n");
            watch.printed("module.a.b: Modifying... [id=1]\n");

            await().until(() -> asked.get() == 1);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksNothingWhileItMayStillWaitForTheLockOrHasEnded() {
        try (var watch = new LockWatch(_ -> asked.incrementAndGet())) {
            watch.printed("Acquiring state lock. This may take a few moments...\n");
        }
        try (var watch = new LockWatch(_ -> asked.incrementAndGet())) {
            watch.printed("module.a.b: Creating...\n");
        }

        assertThat(asked).hasValue(0);
    }

    @Test
    void anAnswerAfterTheEndDoesNotCount() {
        var answer = new BooleanSupplier[1];
        try (var watch =
                new LockWatch(atWork -> {
                    answer[0] = atWork;
                    asked.incrementAndGet();
                })) {
            watch.printed("{\"type\":\"apply_start\"}\n");
            await().until(() -> asked.get() == 1);
            assertThat(answer[0].getAsBoolean()).isTrue();
        }

        assertThat(answer[0].getAsBoolean()).isFalse();
    }

    @Test
    void aQuestionThatFailsLeavesTerraformAlone() {
        try (var watch =
                new LockWatch(_ -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("the database is away");
                })) {
            watch.printed("module.a.b: Creating...\n");
            await().until(() -> asked.get() == 1);
        }

        assertThat(asked).hasValue(1);
    }
}
