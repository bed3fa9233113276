package dev.airlock.infra.rollback;

import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.Step;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.infra.rollback.ActionsApi.WorkflowRun;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Brings the version before back by the infra repository's deployment workflow, and follows its run
 * to the end. A dispatch has no key: one that never answered is not repeated, but told.
 */
@Singleton
public class RollbackStep implements DurableStep<RollbackStep.Nothing> {
    private final InfraTargets targets;
    private final Rollbacks rollbacks;
    private final ActionsClient actions;
    private final Clock clock;

    RollbackStep(InfraTargets targets, Rollbacks rollbacks, ActionsClient actions, Clock clock) {
        this.targets = targets;
        this.rollbacks = rollbacks;
        this.actions = actions;
        this.clock = clock;
    }

    /** The deploy says it all. */
    public record Nothing() {}

    private record Run(long id, String url, Instant startedAt) {}

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public Class<Nothing> inputType() {
        return Nothing.class;
    }

    @Override
    public Step failsAs() {
        return Step.ROLLBACK;
    }

    @Override
    public void run(StepContext context, Nothing input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var config = targets.get(context.cause().target());
        var run = begin(context, config);
        var ended = follow(context, config, run);
        if (!"success".equals(ended.conclusion())) {
            throw new StepFailure(
                    "the deployment workflow ended with " + ended.conclusion(),
                    true,
                    List.of(run.url()));
        }
        // A fact about the world: told whatever the attempt.
        context.record(() -> {
            var rollback = rollbacks.get(context.cause().deployId());
            context.emit(
                    new RolledBack(
                            rollback.version(),
                            rollback.tag(),
                            run.url(),
                            run.startedAt(),
                            clock.instant()));
        });
    }

    private Run begin(StepContext context, InfraConfig config) throws StepUnavailable, StepFailure {
        var deployId = context.cause().deployId();
        var known = context.transact(() -> rollbacks.get(deployId));
        var begunAt = known.dispatchedAt;
        if (known.runId != null && begunAt != null) {
            return new Run(known.runId, String.valueOf(known.runUrl), begunAt);
        }
        if (begunAt != null) {
            throw unknown("the dispatch at " + begunAt + " was never answered");
        }
        var at = clock.instant();
        var tag =
                context.transact(() -> {
                    var rollback = rollbacks.get(deployId);
                    rollback.dispatchedAt = at;
                    return rollback.tag();
                });
        try {
            var dispatched = actions.dispatch(config, tag);
            context.record(() -> {
                var rollback = rollbacks.get(deployId);
                rollback.runId = dispatched.runId();
                rollback.runUrl = dispatched.url();
            });
            return new Run(dispatched.runId(), dispatched.url(), at);
        } catch (StepUnavailable e) {
            if (e.atLeast().isPositive()) {
                // GitHub has answered: it limits its calls, and has started nothing.
                context.record(() -> rollbacks.get(deployId).forgetRun());
                throw e;
            }
            throw unknown(e.reason());
        }
    }

    private static StepFailure unknown(String why) {
        return new StepFailure(
                "nobody knows whether the deployment workflow started", false, List.of(why));
    }

    private WorkflowRun follow(StepContext context, InfraConfig config, Run run)
            throws StepFailure, InterruptedException {
        var until = run.startedAt().plus(config.rollback().timeout());
        while (true) {
            var wait = config.rollback().poll();
            try {
                var now = actions.run(config, run.id());
                if (now.status().equals("completed")) {
                    return now;
                }
            } catch (StepUnavailable e) {
                // The run goes on without us: it is asked for again until its time is up.
                wait = wait.plus(e.atLeast());
            }
            if (!clock.instant().isBefore(until)) {
                throw new StepFailure(
                        "the deployment workflow has not ended by " + until,
                        true,
                        List.of(run.url()));
            }
            context.pause(wait);
        }
    }

    /** Who has it repeated has seen what became of the run: the next try dispatches anew. */
    @Override
    public void failed(StepContext context, Nothing input, StepFailure failure) {
        rollbacks.get(context.cause().deployId()).forgetRun();
        DurableStep.super.failed(context, input, failure);
    }
}
