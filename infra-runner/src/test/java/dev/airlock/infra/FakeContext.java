package dev.airlock.infra;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.Service;
import dev.airlock.kit.step.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A step's context without a database, for what only waits for its end. */
public final class FakeContext implements StepContext {
    private final List<Runnable> watches = new CopyOnWriteArrayList<>();

    /** The service stops, or a newer attempt arrives. */
    public void interrupt() {
        watches.forEach(Runnable::run);
    }

    @Override
    public Envelope cause() {
        return new Envelope(
                new UUID(0, 1),
                Service.DEPLOY_API,
                "catalog",
                new UUID(0, 2),
                Instant.EPOCH,
                1,
                null,
                null);
    }

    @Override
    public void checkCurrent() {}

    @Override
    public void pause(Duration duration) {}

    @Override
    public Watch onSuperseded(Runnable interrupt) {
        watches.add(interrupt);
        return () -> watches.remove(interrupt);
    }

    @Override
    public Watch onStopped(Runnable interrupt) {
        watches.add(interrupt);
        return () -> watches.remove(interrupt);
    }

    @Override
    public <R> R transact(Supplier<R> work) {
        return work.get();
    }

    @Override
    public void finish(Runnable work) {
        work.run();
    }

    @Override
    public void record(Runnable work) {
        work.run();
    }

    @Override
    public UUID emit(DeployEvent event) {
        return new UUID(0, 3);
    }
}
