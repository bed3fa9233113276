package dev.airlock.kit.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.airlock.event.Envelope;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.event.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Starts durable steps. */
@ApplicationScoped
public class Steps {
    private final StepScheduler scheduler;
    private final AfterCommit afterCommit;
    private final Clock clock;

    Steps(StepScheduler scheduler, AfterCommit afterCommit, Clock clock) {
        this.scheduler = scheduler;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /**
     * Stores a step in the caller's transaction; it runs right after the commit. Steps of one
     * deploy run one at a time in a service. The same step for the same cause is started once.
     */
    public <T> void start(DurableStep<T> step, Envelope cause, T input) {
        var ticket = new StepTicket(step.name(), cause, json(input));
        scheduler
                .client()
                .scheduleIfNotExists(
                        new TaskInstance<>(StepScheduler.TASK, ticket.instance(), ticket),
                        clock.instant());
        afterCommit.run(Steps.class, scheduler::trigger);
    }

    private static String json(Object input) {
        try {
            return WireJson.mapper().writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step's input is a record that JSON can carry", e);
        }
    }
}
