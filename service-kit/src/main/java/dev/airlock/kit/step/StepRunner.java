package dev.airlock.kit.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.Step;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.Attempts;
import dev.airlock.kit.event.Backoff;
import dev.airlock.kit.event.Outbox;
import dev.airlock.kit.event.Patiently;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.MDC;

/** Runs one step: alone for its deploy, with retries, and tells its failure. */
@ApplicationScoped
class StepRunner {
    private final RunningSteps running;
    private final Attempts attempts;
    private final Outbox outbox;
    private final Sql sql;
    private volatile Map<String, DurableStep<?>> steps = Map.of();

    StepRunner(RunningSteps running, Attempts attempts, Outbox outbox, Sql sql) {
        this.running = running;
        this.attempts = attempts;
        this.outbox = outbox;
        this.sql = sql;
    }

    void register(List<DurableStep<?>> found) {
        steps =
                found.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        DurableStep::name, Function.identity()));
    }

    /** The names of the steps that fail as this one. */
    Set<String> namesOf(Step step) {
        return steps.values().stream()
                .filter(durable -> durable.failsAs() == step)
                .map(DurableStep::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What becomes of the step's row. */
    enum Result {
        /** The step removed it itself, or another replica has it. */
        GONE,
        /** To be removed. */
        ENDED,
        /** To be run again. */
        AGAIN
    }

    /**
     * Runs it.
     *
     * @param lease the version of its row since this process took it
     */
    Result run(StepTicket ticket, long lease) {
        var cause = ticket.cause();
        MDC.put("deploy", cause.deployId().toString());
        MDC.put("step", ticket.step());
        var step = new RunningStep(cause.deployId(), cause.attempt());
        try {
            for (var other = running.enter(step); other != null; other = running.enter(step)) {
                other.ended().join();
            }
            return runAlone(ticket, lease, step);
        } finally {
            running.leave(step);
            MDC.clear();
        }
    }

    private Result runAlone(StepTicket ticket, long lease, RunningStep step) {
        var context = new RunningContext(ticket, lease, step, attempts, outbox, sql);
        try {
            if (context.isBehindAnotherReplica()) {
                return Result.AGAIN;
            }
            runTyped(find(ticket), ticket, context);
            return context.release() && !context.isFinished() ? Result.ENDED : Result.GONE;
        } catch (TakenOver e) {
            Log.infof("Step ends: %s", e.getMessage());
            return Result.GONE;
        } catch (Superseded e) {
            Log.debugf("Step ends: %s", e.getMessage());
            return context.release() ? Result.ENDED : Result.GONE;
        } catch (InterruptedException e) {
            if (!step.isStopped()) {
                Thread.currentThread().interrupt();
            }
            return context.release() ? Result.AGAIN : Result.GONE;
        }
    }

    private DurableStep<?> find(StepTicket ticket) {
        var step = steps.get(ticket.step());
        if (step == null) {
            throw new IllegalStateException("this service has no step " + ticket.step());
        }
        return step;
    }

    private static <T> void runTyped(DurableStep<T> step, StepTicket ticket, RunningContext context)
            throws InterruptedException {
        T input = read(ticket, step.inputType());
        try {
            runRetrying(step, context, input);
        } catch (StepFailure failure) {
            Log.warnf("Step failed: reason=%s", failure.reason());
            context.finish(() -> step.failed(context, input, failure));
        }
    }

    private static <T> void runRetrying(DurableStep<T> step, RunningContext context, T input)
            throws StepFailure, InterruptedException {
        var backoff = new Backoff();
        for (int left = step.retries(); ; left--) {
            var atLeast = Duration.ZERO;
            try {
                context.checkCurrent();
                step.run(context, input);
                return;
            } catch (StepUnavailable e) {
                if (left <= 0) {
                    throw new StepFailure(e.reason(), true, List.of());
                }
                atLeast = e.atLeast();
                Log.infof("Step will be tried again: reason=%s", e.reason());
            } catch (Superseded e) {
                throw e;
            } catch (RuntimeException e) {
                // The reason is in the log, not on a topic. A database that is away is no fault of
                // the step's, however long it is: nothing could be told without it anyway.
                if (Patiently.isTransient(e)) {
                    left++;
                } else if (left <= 0) {
                    Log.errorf(e, "Step failed unexpectedly");
                    throw new StepFailure(
                            "internal error: " + e.getClass().getSimpleName(), true, List.of());
                }
                Log.warnf(e, "Step will be tried again");
            }
            var wait = backoff.next();
            pause(context, wait.compareTo(atLeast) < 0 ? atLeast : wait);
        }
    }

    private static void pause(RunningContext context, Duration wait) throws InterruptedException {
        try {
            context.pause(wait);
        } catch (RuntimeException e) {
            // Whether it may go on is asked again before the next try.
            if (!Patiently.isTransient(e)) {
                throw e;
            }
        }
    }

    private static <T> T read(StepTicket ticket, Class<T> type) {
        try {
            return WireJson.mapper().readValue(ticket.input(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input was written by us", e);
        }
    }
}
