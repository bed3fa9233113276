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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Brings the version before back by the infra repository's deployment workflow, and follows its run
 * to the end. A dispatch has no key: one that never answered is not repeated. The only run that has
 * begun since is taken for its run; if there is none or are several, that is told.
 */
@Singleton
public class RollbackStep implements DurableStep<RollbackStep.Nothing> {
    // How long after a dispatch GitHub may take to list its run.
    private static final Duration LISTED = Duration.ofSeconds(20);

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

    private Run begin(StepContext context, InfraConfig config)
            throws StepUnavailable, StepFailure, InterruptedException {
        var deployId = context.cause().deployId();
        var known = context.transact(() -> rollbacks.get(deployId));
        var begunAt = known.dispatchedAt;
        if (known.runId != null && begunAt != null) {
            return new Run(known.runId, String.valueOf(known.runUrl), begunAt);
        }
        if (begunAt != null) {
            return find(context, config, known, begunAt);
        }
        var newest = actions.dispatched(config).stream().mapToLong(WorkflowRun::id).max();
        var at = clock.instant();
        var begun =
                context.transact(() -> {
                    var rollback = rollbacks.get(deployId);
                    rollback.dispatchedAt = at;
                    rollback.newestBefore = newest.orElse(0);
                    return rollback;
                });
        try {
            var dispatched = actions.dispatch(config, begun.tag());
            return known(context, new Run(dispatched.runId(), dispatched.url(), at));
        } catch (StepUnavailable e) {
            if (e.atLeast().isPositive()) {
                // GitHub has answered: it limits its calls, and has started nothing.
                context.record(() -> rollbacks.get(deployId).forgetRun());
                throw e;
            }
            return find(context, config, begun, at);
        }
    }

    /** The run of a dispatch that was never answered. */
    private Run find(StepContext context, InfraConfig config, Rollback begun, Instant at)
            throws StepFailure, InterruptedException {
        var before = Objects.requireNonNullElse(begun.newestBefore, Long.MAX_VALUE);
        while (true) {
            var wait = config.rollback().poll();
            List<WorkflowRun> since = List.of();
            try {
                since =
                        actions.dispatched(config).stream()
                                .filter(run -> run.id() > before)
                                .toList();
            } catch (StepUnavailable e) {
                wait = wait.plus(e.atLeast());
            } catch (StepFailure e) {
                throw unknown(at, List.of(e.reason()));
            }
            if (since.size() == 1) {
                var found = since.getFirst();
                return known(context, new Run(found.id(), found.url(), at));
            }
            if (!since.isEmpty() || !clock.instant().isBefore(at.plus(LISTED))) {
                var evidence = new ArrayList<>(List.of("runs begun since: " + since.size()));
                since.forEach(run -> evidence.add(run.url()));
                throw unknown(at, evidence);
            }
            context.pause(wait);
        }
    }

    private Run known(StepContext context, Run run) {
        context.record(() -> {
            var rollback = rollbacks.get(context.cause().deployId());
            rollback.runId = run.id();
            rollback.runUrl = run.url();
        });
        return run;
    }

    private static StepFailure unknown(Instant at, List<String> more) {
        var evidence = new ArrayList<>(List.of("the dispatch at " + at + " was never answered"));
        evidence.addAll(more);
        return new StepFailure(
                "nobody knows whether the deployment workflow started", false, evidence);
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
