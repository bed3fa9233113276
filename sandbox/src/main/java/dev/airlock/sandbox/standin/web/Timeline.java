package dev.airlock.sandbox.standin.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of one universe. What is planned has happened, in order and at its own time, before
 * anybody looks: no thread runs for it, so a clock that is set by hand is enough.
 */
public final class Timeline {
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(
                    Comparator.comparing(Planned::at).thenComparingLong(Planned::number));
    private long numbers;
    private @Nullable Instant happening;

    public Timeline(InstantSource clock) {
        this.clock = clock;
    }

    private record Planned(Instant at, long number, Runnable event) {}

    /** The time of what happens right now. */
    public Instant now() {
        var event = happening;
        return event == null ? clock.instant() : event;
    }

    /** Plans an event; it happens with the universe to itself. */
    public void after(Duration delay, Runnable event) {
        lock.lock();
        try {
            planned.add(new Planned(now().plus(delay), numbers++, event));
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the universe, or changes it, once all that is due has happened. */
    public <T> T look(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            var seen = action.get();
            catchUp();
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #look}, without a result. */
    public void change(Runnable action) {
        look(() -> {
            action.run();
            return true;
        });
    }

    private void catchUp() {
        if (happening != null) {
            return;
        }
        try {
            while (!planned.isEmpty() && !planned.peek().at().isAfter(clock.instant())) {
                var next = planned.remove();
                happening = next.at();
                next.event().run();
            }
        } finally {
            happening = null;
        }
    }
}
