package dev.airlock.infra.apply;

import dev.airlock.event.Envelope;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Step;
import dev.airlock.simulation.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rollback's row, and the step that follows the deployment workflow. */
final class SimulatedRollback {
    private final SimulatedRunner runner;
    private final RollbackRequested requested;
    private @Nullable Instant dispatchedAt;
    private int runsBefore;
    private boolean answered;

    SimulatedRollback(SimulatedRunner runner, RollbackRequested requested) {
        this.runner = runner;
        this.requested = requested;
    }

    Act begin(Envelope cause) {
        return () -> {
            var at = dispatchedAt;
            if (at != null) {
                return answered
                        ? Act.then(() -> follow(cause, at))
                        : Act.then(() -> find(cause, at));
            }
            runsBefore = runner.world().terraform().workflowRuns();
            dispatchedAt = runner.world().clock().instant();
            return Act.then(() -> dispatch(cause));
        };
    }

    /** The run of a dispatch that was never answered. */
    private Act.Next find(Envelope cause, Instant at) {
        if (runner.world().terraform().workflowRuns() == runsBefore) {
            return failed(cause, "the dispatch was never answered");
        }
        return Act.regardless(
                Duration.ZERO,
                () -> {
                    answered = true;
                    return Act.then(() -> follow(cause, at));
                });
    }

    private Act.Next dispatch(Envelope cause) {
        var at = runner.world().clock().instant();
        runner.world().terraform().dispatchWorkflow();
        return Act.regardless(
                Duration.ZERO,
                () -> {
                    answered = true;
                    return Act.then(() -> follow(cause, at));
                });
    }

    private Act.Next follow(Envelope cause, Instant startedAt) {
        var succeeded = runner.world().terraform().workflowSucceeded();
        if (succeeded == null) {
            return Act.after(Duration.ofMinutes(1), () -> follow(cause, startedAt));
        }
        if (!succeeded) {
            return failed(cause, "the workflow failed");
        }
        return Act.regardless(
                Duration.ZERO,
                () -> {
                    runner.emit(
                            cause,
                            new RolledBack(
                                    requested.version(),
                                    requested.tag(),
                                    "https://run",
                                    startedAt,
                                    runner.world().clock().instant()));
                    return Act.ended();
                });
    }

    private Act.Next failed(Envelope cause, String why) {
        return Act.then(() -> {
            dispatchedAt = null;
            answered = false;
            return runner.fail(cause, Step.ROLLBACK, why, List.of());
        });
    }
}
