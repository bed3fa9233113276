package dev.airlock.sandbox.standin.github;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a workflow that somebody dispatched.
 *
 * @param ref the branch or tag whose workflow file is run
 * @param status {@code queued}, {@code in_progress}, {@code completed}
 * @param conclusion {@code success}, {@code failure} and so on, once it is completed
 */
public record WorkflowRun(
        long id,
        int number,
        String workflow,
        String ref,
        Commit head,
        Map<String, String> inputs,
        String actor,
        String status,
        @Nullable String conclusion,
        Instant createdAt,
        Instant updatedAt) {
    static final String QUEUED = "queued";
    static final String IN_PROGRESS = "in_progress";
    static final String COMPLETED = "completed";

    public WorkflowRun {
        inputs = Map.copyOf(inputs);
    }

    WorkflowRun become(String newStatus, @Nullable String newConclusion, Instant at) {
        return new WorkflowRun(
                id,
                number,
                workflow,
                ref,
                head,
                inputs,
                actor,
                newStatus,
                newConclusion,
                createdAt,
                at);
    }
}
