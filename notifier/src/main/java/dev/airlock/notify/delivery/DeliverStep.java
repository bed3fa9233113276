package dev.airlock.notify.delivery;

import dev.airlock.event.Step;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Delivers what is queued in one lane, in order, and ends when nothing is left. */
@Singleton
class DeliverStep implements DurableStep<Lane> {
    private final Queue queue;
    private final Map<String, Outlet> outlets;
    private final Told told;
    private final Clock clock;

    DeliverStep(Queue queue, @All List<Outlet> outlets, Told told, Clock clock) {
        this.queue = queue;
        this.outlets =
                outlets.stream()
                        .collect(Collectors.toUnmodifiableMap(Outlet::name, Function.identity()));
        this.told = told;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public Class<Lane> inputType() {
        return Lane.class;
    }

    /** Not told on the topic, see {@link #failed}. */
    @Override
    public Step failsAs() {
        return Step.VERIFY;
    }

    /** Of what is no trouble of an outlet's: the database is away. */
    @Override
    public int retries() {
        return 100;
    }

    @Override
    public void run(StepContext context, Lane lane) throws InterruptedException {
        do {
            for (var next = queue.begin(lane); next.isPresent(); next = queue.begin(lane)) {
                deliver(context, next.get());
            }
        } while (!isOver(context, lane));
    }

    private void deliver(StepContext context, Delivery delivery) throws InterruptedException {
        var lane = delivery.lane();
        try {
            outlet(lane).deliver(delivery);
            queue.remove(delivery);
            told.took(lane);
        } catch (StepUnavailable e) {
            var waited = Duration.between(delivery.since(), clock.instant());
            var wait = Patience.wait(delivery.tries(), waited, e.atLeast());
            if (wait.isEmpty()) {
                giveUp(delivery, e.reason());
                return;
            }
            Log.infof("Delivery will be tried again: %s reason=%s", words(lane), e.reason());
            told.failed(lane, e.reason());
            context.pause(wait.get());
        } catch (StepFailure e) {
            giveUp(delivery, e.reason());
        }
    }

    private Outlet outlet(Lane lane) {
        var outlet = outlets.get(lane.outlet());
        if (outlet == null) {
            throw new IllegalStateException("there is no outlet " + lane.outlet());
        }
        return outlet;
    }

    private void giveUp(Delivery delivery, String reason) {
        Log.errorf(
                "Not delivered, given up: %s deploy=%s eventId=%s reason=%s",
                words(delivery.lane()), delivery.lane().deployId(), delivery.eventId(), reason);
        queue.remove(delivery);
        told.failed(delivery.lane(), reason);
    }

    /** Ends under the lane's lock; false if more was queued meanwhile. */
    private boolean isOver(StepContext context, Lane lane) {
        try {
            context.finish(() -> {
                if (!queue.isEmpty(lane)) {
                    throw new MoreCame();
                }
            });
            return true;
        } catch (MoreCame e) {
            return false;
        }
    }

    private static String words(Lane lane) {
        return "outlet=%s target=%s".formatted(lane.outlet(), lane.target());
    }

    /** What is queued stays, and goes out with the lane's next event. */
    @Override
    public void failed(StepContext context, Lane lane, StepFailure failure) {
        Log.errorf("Deliveries wait: %s reason=%s", words(lane), failure.reason());
        told.failed(lane, failure.reason());
    }

    private static final class MoreCame extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
