package dev.airlock.kit.step;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * db-scheduler with one kind of task: a step. A row that nobody's heartbeat keeps alive is taken
 * over within {@code heartbeat} times four. The poll is the safety net; a commit triggers at once.
 */
@ApplicationScoped
class StepScheduler {
    static final String TASK = "step";

    // Steps mostly wait; each is a virtual thread, so this caps deploys at a time, not cores.
    private static final int STEPS_AT_A_TIME = 100;

    private final Scheduler scheduler;
    private final RunningSteps running;

    StepScheduler(
            DataSource dataSource,
            StepRunner runner,
            RunningSteps running,
            @All List<DurableStep<?>> steps,
            @ConfigProperty(name = "airlock.steps.heartbeat", defaultValue = "PT2S")
                    Duration heartbeat,
            @ConfigProperty(name = "airlock.steps.shutdown", defaultValue = "PT2M")
                    Duration shutdown) {
        this.running = running;
        runner.register(steps);
        var task =
                Tasks.custom(TASK, StepTicket.class)
                        .onFailure((complete, operations) ->
                                operations.reschedule(
                                        complete,
                                        complete.getTimeDone().plus(Duration.ofSeconds(1))))
                        .onDeadExecutionRevive()
                        .execute((instance, context) ->
                                completion(
                                        runner.run(
                                                instance.getData(),
                                                context.getExecution().version)));
        this.scheduler =
                Scheduler.create(dataSource, task)
                        .serializer(new StepJson())
                        .schedulerName(
                                new SchedulerName.Fixed(
                                        "airlock-" + UUID.randomUUID().toString().substring(0, 8)))
                        .threads(STEPS_AT_A_TIME)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .pollingInterval(Duration.ofSeconds(2))
                        .heartbeatInterval(heartbeat)
                        .missedHeartbeatsLimit(4)
                        .shutdownMaxWait(shutdown)
                        .build();
    }

    void start(@Observes StartupEvent event) {
        scheduler.start();
    }

    /** Before anything that a step works with is closed. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent event) {
        running.stopAll();
        scheduler.stop();
    }

    SchedulerClient client() {
        return scheduler;
    }

    void trigger() {
        scheduler.triggerCheckForDueExecutions();
    }

    private static CompletionHandler<StepTicket> completion(StepRunner.Result result) {
        return switch (result) {
            case GONE -> (complete, operations) -> {};
            case ENDED -> (complete, operations) -> operations.remove();
            case AGAIN ->
                    (complete, operations) ->
                            operations.reschedule(complete, complete.getTimeDone());
        };
    }
}
