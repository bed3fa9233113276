package dev.airlock.kit.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A step that runs in this process: it can be told that it is superseded, or to stop. */
final class RunningStep {
    private final UUID deployId;
    private final int attempt;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Runnable> watches = new ArrayList<>();
    private final List<Runnable> stops = new ArrayList<>();
    private int newest;
    private boolean stopped;

    RunningStep(UUID deployId, int attempt) {
        this.deployId = deployId;
        this.attempt = attempt;
        this.newest = attempt;
    }

    UUID deployId() {
        return deployId;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    void supersede(int newer) {
        List<Runnable> told;
        synchronized (this) {
            if (newer <= newest) {
                return;
            }
            newest = newer;
            notifyAll();
            told = List.copyOf(watches);
        }
        told.forEach(Runnable::run);
    }

    void stop() {
        List<Runnable> told;
        synchronized (this) {
            stopped = true;
            notifyAll();
            told = new ArrayList<>(watches);
            told.addAll(stops);
        }
        told.forEach(Runnable::run);
    }

    synchronized void check() {
        if (newest > attempt) {
            throw new Superseded(attempt, newest);
        }
    }

    /** Waits unless superseded or stopped. */
    synchronized void pause(Duration duration) throws InterruptedException {
        var deadline = System.nanoTime() + duration.toNanos();
        while (true) {
            check();
            if (stopped) {
                throw new InterruptedException("the service stops");
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return;
            }
            wait(Math.max(1, left.toMillis()));
        }
    }

    StepContext.Watch watch(Runnable interrupt) {
        boolean now;
        synchronized (this) {
            watches.add(interrupt);
            now = stopped || newest > attempt;
        }
        return watching(watches, interrupt, now);
    }

    StepContext.Watch watchStop(Runnable interrupt) {
        boolean now;
        synchronized (this) {
            stops.add(interrupt);
            now = stopped;
        }
        return watching(stops, interrupt, now);
    }

    private StepContext.Watch watching(List<Runnable> list, Runnable interrupt, boolean now) {
        if (now) {
            interrupt.run();
        }
        return () -> {
            synchronized (this) {
                list.remove(interrupt);
            }
        };
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
