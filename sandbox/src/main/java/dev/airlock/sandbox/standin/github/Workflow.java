package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A workflow that can be dispatched; how its runs go is scripted. */
public final class Workflow {
    private static final String SUCCESS = "success";
    private static final String ACTIVE = "active";

    private final Timeline timeline;
    private final String file;
    private final Set<String> inputs;
    private final Consumer<Map<String, String>> effect;
    private final List<WorkflowRun> runs = new ArrayList<>();
    private Duration queued = Duration.ZERO;
    private Duration takes = Duration.ZERO;
    private String concludes = SUCCESS;
    private String state = ACTIVE;

    /** What a run that goes well does, it does when it begins. */
    Workflow(
            Timeline timeline,
            String file,
            Set<String> inputs,
            Consumer<Map<String, String>> effect) {
        this.timeline = timeline;
        this.file = file;
        this.inputs = Set.copyOf(inputs);
        this.effect = effect;
    }

    /** How long the next runs wait for a runner, and how long they run. */
    public void takes(Duration waits, Duration runs) {
        timeline.change(() -> {
            queued = waits;
            takes = runs;
        });
    }

    /** How the next runs end; those that do not end with {@code success} have no effect. */
    public void concludes(String conclusion) {
        timeline.change(() -> concludes = conclusion);
    }

    /** Somebody switches it off: it is there, and cannot be dispatched. */
    public void disable() {
        timeline.change(() -> state = "disabled_manually");
    }

    /** The oldest first. */
    public List<WorkflowRun> runs() {
        return timeline.look(() -> List.copyOf(runs));
    }

    String file() {
        return file;
    }

    String state() {
        return state;
    }

    boolean isActive() {
        return state.equals(ACTIVE);
    }

    Set<String> inputs() {
        return inputs;
    }

    Optional<WorkflowRun> find(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst();
    }

    WorkflowRun dispatch(
            long id, String ref, Commit head, Map<String, String> given, String actor) {
        var now = timeline.now();
        var number = runs.size() + 1;
        var run =
                new WorkflowRun(
                        id,
                        number,
                        file,
                        ref,
                        head,
                        given,
                        actor,
                        WorkflowRun.QUEUED,
                        null,
                        now,
                        now);
        runs.add(run);
        timeline.after(queued, () -> begin(number, concludes));
        return run;
    }

    private void begin(int number, String conclusion) {
        become(number, WorkflowRun.IN_PROGRESS, Optional.empty());
        if (conclusion.equals(SUCCESS)) {
            effect.accept(runs.get(number - 1).inputs());
        }
        timeline.after(takes, () -> become(number, WorkflowRun.COMPLETED, Optional.of(conclusion)));
    }

    private void become(int number, String status, Optional<String> conclusion) {
        var run = runs.get(number - 1);
        runs.set(number - 1, run.become(status, conclusion.orElse(null), timeline.now()));
    }
}
