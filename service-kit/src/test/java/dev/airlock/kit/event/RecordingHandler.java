package dev.airlock.kit.event;

import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.kit.step.CountingStep;
import dev.airlock.kit.step.Steps;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The handler of the kit's own tests: records what it sees, fails and starts steps on demand. */
@Singleton
class RecordingHandler implements EventHandler {
    final List<EventMessage> seen = new CopyOnWriteArrayList<>();
    final List<Forgery> forged = new CopyOnWriteArrayList<>();
    final ConcurrentHashMap<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();

    private final Outbox outbox;
    private final Steps steps;
    private final CountingStep step;

    RecordingHandler(Outbox outbox, Steps steps, CountingStep step) {
        this.outbox = outbox;
        this.steps = steps;
        this.step = step;
    }

    @Override
    public Set<EventType> hears() {
        return EnumSet.complementOf(EnumSet.of(EventType.WORK_UNDONE));
    }

    @Override
    public void on(EventMessage message) {
        switch (message.event()) {
            case DagsBlocked blocked -> {
                // A consequence that must vanish when the handler fails after it.
                outbox.emit(message.envelope(), blocked);
                var left = failures.get(message.envelope().id());
                if (left != null && left.decrementAndGet() >= 0) {
                    throw new IllegalStateException("on demand");
                }
            }
            case DagsCleared cleared ->
                    steps.start(step, message.envelope(), new CountingStep.Input(1));
            case IncidentResolved resolved ->
                    resolved.again().forEach(again -> steps.again(again, message.envelope()));
            default -> {}
        }
        seen.add(message);
    }

    @Override
    public void onForged(Forgery forgery) {
        forged.add(forgery);
    }
}
