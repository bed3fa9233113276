package dev.airlock.kit.step;

import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsResumed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The step of the kit's own tests: counts its runs, can be made unavailable or held up. */
@Singleton
public class CountingStep implements DurableStep<CountingStep.Input> {
    public record Input(int number) {}

    public final ConcurrentHashMap<UUID, AtomicInteger> runs = new ConcurrentHashMap<>();
    public final ConcurrentHashMap<UUID, AtomicInteger> unavailable = new ConcurrentHashMap<>();
    public final ConcurrentHashMap<UUID, Input> inputs = new ConcurrentHashMap<>();
    public final ConcurrentHashMap<UUID, CountDownLatch> pausing = new ConcurrentHashMap<>();

    public final ConcurrentHashMap<UUID, Runnable> beforeItsEffect = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "count";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.CHECK;
    }

    @Override
    public int retries() {
        return 2;
    }

    @Override
    public void run(StepContext context, Input input) throws StepUnavailable, InterruptedException {
        var deploy = context.cause().deployId();
        runs.computeIfAbsent(deploy, key -> new AtomicInteger()).incrementAndGet();
        inputs.put(deploy, input);
        var pause = pausing.get(deploy);
        if (pause != null) {
            pause.countDown();
            context.pause(Duration.ofMinutes(5));
        }
        var left = unavailable.get(deploy);
        if (left != null && left.decrementAndGet() >= 0) {
            throw new StepUnavailable("not right now", null);
        }
        beforeItsEffect.getOrDefault(deploy, () -> {}).run();
        context.finish(() -> context.emit(new DagsResumed(List.of(), List.of(), null)));
    }
}
