package dev.airlock.watcher.hold;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.Service;
import dev.airlock.kit.step.StepContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs a step on real tables; its waits pass at once, and let happen what a test lined up. */
final class FakeContext extends Clock implements StepContext {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int ENDLESS = 10_000;

    private final Envelope cause;
    private final List<DeployEvent> events = new ArrayList<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private Instant now = NOON;
    private BooleanSupplier ended = () -> false;
    private int pauses;

    FakeContext(UUID deployId) {
        cause =
                new Envelope(
                        UUID.randomUUID(),
                        Service.DEPLOY_API,
                        "catalog",
                        deployId,
                        NOON,
                        1,
                        null,
                        null);
    }

    /** Happens during the next wait that has nothing lined up yet. */
    FakeContext meanwhile(Runnable happens) {
        meanwhile.add(happens);
        return this;
    }

    /** From then on another attempt, or another replica, has it. */
    void ended(BooleanSupplier when) {
        ended = when;
    }

    List<DeployEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public Envelope cause() {
        return cause;
    }

    @Override
    public void checkCurrent() {
        if (ended.getAsBoolean()) {
            throw new IllegalStateException("ended");
        }
    }

    @Override
    public void pause(Duration duration) {
        if (pauses++ > ENDLESS) {
            throw new AssertionError("the step waits for ever");
        }
        now = now.plus(duration);
        if (!meanwhile.isEmpty()) {
            meanwhile.poll().run();
        }
    }

    @Override
    public Watch onSuperseded(Runnable interrupt) {
        return () -> {};
    }

    @Override
    public Watch onStopped(Runnable interrupt) {
        return () -> {};
    }

    @Override
    public <R> R transact(Supplier<R> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    @Override
    public void finish(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    @Override
    public void record(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    @Override
    public UUID emit(DeployEvent event) {
        events.add(event);
        return UUID.randomUUID();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
