package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The workflows of one repository. */
final class Workflows {
    private static final long FIRST_RUN = 30_433_642L;

    private final Timeline timeline;
    private final List<Workflow> workflows = new ArrayList<>();
    private long runs;

    Workflows(Timeline timeline) {
        this.timeline = timeline;
    }

    Workflow add(String file, Set<String> inputs, Consumer<Map<String, String>> effect) {
        var workflow = new Workflow(timeline, file, inputs, effect);
        workflows.add(workflow);
        return workflow;
    }

    Optional<Workflow> find(String file) {
        return workflows.stream().filter(workflow -> workflow.file().equals(file)).findFirst();
    }

    Optional<WorkflowRun> run(long id) {
        return workflows.stream().flatMap(workflow -> workflow.find(id).stream()).findFirst();
    }

    long nextRun() {
        return FIRST_RUN + runs++;
    }
}
