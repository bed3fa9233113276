package dev.airlock.kit.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.airlock.event.Envelope;
import dev.airlock.event.Step;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Starts durable steps. */
@ApplicationScoped
public class Steps {
    private final StepScheduler scheduler;
    private final StepRunner runner;
    private final AfterCommit afterCommit;
    private final Sql sql;
    private final Clock clock;

    Steps(
            StepScheduler scheduler,
            StepRunner runner,
            AfterCommit afterCommit,
            Sql sql,
            Clock clock) {
        this.scheduler = scheduler;
        this.runner = runner;
        this.afterCommit = afterCommit;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Stores a step in the caller's transaction; it runs right after the commit. Steps of one
     * deploy run one at a time in a service. The same step for the same cause is started once.
     */
    public <T> void start(DurableStep<T> step, Envelope cause, T input) {
        start(new StepTicket(step.name(), cause, json(input)));
    }

    /**
     * Starts, with the same input as before, the last step of the cause's deploy that fails as this
     * one; nothing happens where this service has started none. In the caller's transaction.
     */
    public void again(Step step, Envelope cause) {
        var names = runner.namesOf(step);
        sql
                .query(
                        """
                        select step, input from started_step where deploy_id = ?
                        order by started_seq desc
                        """,
                        results ->
                                new StepTicket(results.getString(1), cause, results.getString(2)),
                        cause.deployId())
                .stream()
                .filter(ticket -> names.contains(ticket.step()))
                .findFirst()
                .ifPresent(this::start);
    }

    private void start(StepTicket ticket) {
        sql.update(
                """
                insert into started_step (deploy_id, step, input) values (?, ?, ?)
                on conflict (deploy_id, step) do update
                set input = excluded.input, started_seq = excluded.started_seq
                """,
                ticket.cause().deployId(),
                ticket.step(),
                ticket.input());
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
