package dev.airlock.kit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RunningStepTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final RunningStep step = new RunningStep(new UUID(0, 1), 1);

    private static void pause(RunningStep step) {
        try {
            step.pause(LONG);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aPauseEndsWhenANewerAttemptArrives() {
        var paused = CompletableFuture.runAsync(() -> pause(step));

        step.supersede(2);

        assertThatThrownBy(paused::join).hasCauseInstanceOf(Superseded.class);
    }

    @Test
    void aPauseEndsWhenTheServiceStops() {
        var paused = CompletableFuture.runAsync(() -> pause(step));

        step.stop();

        assertThatThrownBy(paused::join).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void theSameAttemptAgainChangesNothing() {
        step.supersede(1);

        step.check();
        assertThat(step.isStopped()).isFalse();
    }

    @Test
    void aWatchIsToldOnceForEachNewerAttempt() {
        var told = new AtomicInteger();
        try (var watch = step.watch(told::incrementAndGet)) {
            step.supersede(2);
            step.supersede(2);
            assertThat(watch).isNotNull();
        }

        step.supersede(3);

        assertThat(told).hasValue(1);
    }

    @Test
    void aWatchThatComesLateIsToldAtOnce() {
        var told = new AtomicInteger();
        step.supersede(2);

        step.watch(told::incrementAndGet).close();

        assertThat(told).hasValue(1);
    }

    @Test
    void aWatchForTheServicesEndIsNotToldOfANewerAttempt() {
        var told = new AtomicInteger();
        step.watchStop(told::incrementAndGet);
        step.supersede(2);
        assertThat(told).hasValue(0);

        step.stop();

        assertThat(told).hasValue(1);
    }

    @Test
    void oneStepOfADeployAtATime() {
        var running = new RunningSteps();
        var next = new RunningStep(step.deployId(), 2);
        assertThat(running.enter(step)).isNull();
        assertThat(running.enter(next)).isSameAs(step);

        running.leave(step);

        assertThat(step.ended()).isCompleted();
        assertThat(running.enter(next)).isNull();
    }
}
