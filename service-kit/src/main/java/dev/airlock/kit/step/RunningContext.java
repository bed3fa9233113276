package dev.airlock.kit.step;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.Attempts;
import dev.airlock.kit.event.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** The context of a step that runs in this process. */
final class RunningContext implements StepContext {
    // How long a newer attempt that another replica heard of may stay unnoticed while waiting.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final StepTicket ticket;
    private final long lease;
    private final RunningStep step;
    private final Attempts attempts;
    private final Outbox outbox;
    private final Sql sql;
    private boolean finished;

    /**
     * The context of that step.
     *
     * @param lease the version of its row since this process took it: who takes over raises it
     */
    RunningContext(
            StepTicket ticket,
            long lease,
            RunningStep step,
            Attempts attempts,
            Outbox outbox,
            Sql sql) {
        this.ticket = ticket;
        this.lease = lease;
        this.step = step;
        this.attempts = attempts;
        this.outbox = outbox;
        this.sql = sql;
    }

    @Override
    public Envelope cause() {
        return ticket.cause();
    }

    @Override
    public void checkCurrent() {
        step.check();
        superseded(attempts.current(cause().deployId()));
        takenOver();
        step.check();
    }

    /** Whether nobody has taken it over, as from a process that was thought dead. */
    private boolean isOurs() {
        return finished
                || !sql.query(
                                """
                                select version from scheduled_tasks
                                where task_name = ? and task_instance = ? and picked and version = ?
                                """,
                                results -> results.getLong(1),
                                StepScheduler.TASK,
                                ticket.instance(),
                                lease)
                        .isEmpty();
    }

    private void takenOver() {
        if (!isOurs()) {
            throw new TakenOver(ticket.instance());
        }
    }

    private void superseded(int newest) {
        if (newest > cause().attempt()) {
            throw new Superseded(cause().attempt(), newest);
        }
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        for (var left = duration; left.isPositive(); left = left.minus(LOOK)) {
            step.pause(left.compareTo(LOOK) < 0 ? left : LOOK);
            if (left.compareTo(LOOK) >= 0) {
                superseded(attempts.current(cause().deployId()));
                takenOver();
            }
        }
    }

    @Override
    public Watch onSuperseded(Runnable interrupt) {
        return step.watch(interrupt);
    }

    @Override
    public Watch onStopped(Runnable interrupt) {
        return step.watchStop(interrupt);
    }

    @Override
    public <R> R transact(Supplier<R> work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    superseded(attempts.observe(cause().deployId(), cause().attempt()));
                    takenOver();
                    return work.get();
                });
    }

    @Override
    public void finish(Runnable work) {
        transact(() -> {
            work.run();
            sql.update(
                    "delete from scheduled_tasks where task_name = ? and task_instance = ?",
                    StepScheduler.TASK,
                    ticket.instance());
            return ticket;
        });
        finished = true;
    }

    /** Whether the step's row went with its last transaction. */
    boolean isFinished() {
        return finished;
    }

    @Override
    public void record(Runnable work) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    // The lock, without the check: facts keep their order too.
                    attempts.observe(cause().deployId(), cause().attempt());
                    work.run();
                });
    }

    @Override
    public UUID emit(DeployEvent event) {
        return outbox.emit(cause(), event);
    }

    /**
     * Whether another replica runs a step of this deploy; if not, this one is entered. A dead one's
     * row is taken over by db-scheduler, ends as superseded or done, and so lets go.
     */
    boolean isBehindAnotherReplica() {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    attempts.observe(cause().deployId(), cause().attempt());
                    takenOver();
                    return sql.update(
                                    """
                                    update attempt set running_step = ?
                                    where deploy_id = ? and (running_step is null
                                      or running_step = ?
                                      or not exists (
                                        select from scheduled_tasks
                                        where task_name = ? and picked
                                          and task_instance = running_step))
                                    """,
                                    ticket.instance(),
                                    cause().deployId(),
                                    ticket.instance(),
                                    StepScheduler.TASK)
                            == 0;
                });
    }

    /** Lets the next step of this deploy in; whether the row is still ours, or gone by us. */
    boolean release() {
        var ours = isOurs();
        if (ours) {
            sql.update(
                    "update attempt set running_step = null"
                            + " where deploy_id = ? and running_step = ?",
                    cause().deployId(),
                    ticket.instance());
        }
        return ours;
    }
}
