package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Platforms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The watcher's part in an abort. Started by the abort and again by infra-runner's answer: what
 * this deploy paused is given up only once infra-runner has said that nothing was applied, or, once
 * it has said what was, as the person decided who gave the deploy up.
 */
@ApplicationScoped
public class UndoStep implements DurableStep<UndoStep.Input> {
    private final Platforms platforms;
    private final DagPauses pauses;
    private final Holds holds;
    private final Pausing pausing;

    UndoStep(Platforms platforms, DagPauses pauses, Holds holds, Pausing pausing) {
        this.platforms = platforms;
        this.pauses = pauses;
        this.holds = holds;
        this.pausing = pausing;
    }

    /** Nothing but the cause is needed. */
    public record Input(String target) {}

    /** Where the abort stands. */
    private record Standing(boolean answered, boolean mayUndo, boolean mustKeep) {}

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.RESUME;
    }

    @Override
    public int retries() {
        return ResumeStep.RETRIES;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var live = pauses.live(context.cause().deployId());
        var standing = context.transact(() -> standing(context));
        if (standing.answered()) {
            return;
        }
        if (live.isEmpty()) {
            answer(context, List.of(), List.of());
        } else if (standing.mustKeep()) {
            answer(context, List.of(), live);
        } else if (standing.mayUndo()) {
            answer(context, undo(context, input, live), List.of());
        }
        // Else infra-runner's answer starts this step again.
    }

    private Standing standing(StepContext context) {
        var hold = holds.aborting(context.cause());
        var apply = hold.apply;
        if (apply == null) {
            return new Standing(hold.answered, false, false);
        }
        var dags = hold.abortDags;
        var undo =
                dags == null
                        ? apply == ApplyEffect.NONE || apply == ApplyEffect.UNCHANGED
                        : dags == PausedDags.RESUME;
        return new Standing(hold.answered, undo, !undo);
    }

    private List<String> undo(StepContext context, Input input, List<String> live)
            throws StepUnavailable, StepFailure, InterruptedException {
        try {
            var airflow = platforms.of(input.target()).airflow();
            pausing.unpause(context, airflow, live, false);
            var undone = new ArrayList<>(pauses.undone(context.cause().deployId()));
            undone.addAll(pauses.lost(context.cause().deployId()));
            return undone;
        } catch (AirflowFault.Denied e) {
            throw new StepFailure(e.reason(), false, List.of());
        } catch (AirflowFault e) {
            throw new StepUnavailable(e.reason(), e);
        }
    }

    /** With the names: the team must not look for them. */
    @Override
    public void failed(StepContext context, Input input, StepFailure failure) {
        context.emit(
                new StepFailed(
                        failsAs(),
                        failure.reason(),
                        failure.isRetryable(),
                        pauses.stillPaused(context.cause().deployId())));
    }

    private void answer(StepContext context, List<String> undone, List<String> paused) {
        context.finish(() -> {
            holds.aborting(context.cause()).answered = true;
            var left = paused.stream().map(dagId -> dagId + " paused").toList();
            context.emit(new WorkUndone(Service.AIRFLOW_WATCHER, undone, left, null, paused));
        });
    }
}
