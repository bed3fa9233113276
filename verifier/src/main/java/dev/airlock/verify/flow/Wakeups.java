package dev.airlock.verify.flow;

import dev.airlock.kit.step.StepContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a step's wait when a fact that it waits for has been stored by this replica; stored by
 * another one, the wait just takes its time.
 */
@ApplicationScoped
class Wakeups {
    private static final Duration SLICE = Duration.ofMillis(20);

    private final Map<UUID, Boolean> waiting = new ConcurrentHashMap<>();

    void enter(UUID deployId) {
        waiting.put(deployId, false);
    }

    void leave(UUID deployId) {
        waiting.remove(deployId);
    }

    /** To be called once the fact is committed. */
    void wake(UUID deployId) {
        waiting.replace(deployId, true);
    }

    /** Waits, unless woken. */
    void await(StepContext context, Duration most) throws InterruptedException {
        var deployId = context.cause().deployId();
        for (var left = most; left.isPositive(); left = left.minus(SLICE)) {
            if (waiting.replace(deployId, true, false)) {
                return;
            }
            context.pause(left.compareTo(SLICE) < 0 ? left : SLICE);
        }
    }
}
