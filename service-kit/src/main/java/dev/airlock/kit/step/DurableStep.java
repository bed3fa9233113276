package dev.airlock.kit.step;

import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;

/**
 * Long work outside a Kafka handler; a bean. It survives its process: whoever takes over runs it
 * again from its start, so every effect is probe, act, confirm.
 */
public interface DurableStep<T> {

    /** Unique in the service, in kebab case. */
    String name();

    /** A record that JSON can carry. */
    Class<T> inputType();

    /** The step that a failure names. */
    Step failsAs();

    /** How often {@link StepUnavailable} is tried again, with backoff, before it is a failure. */
    default int retries() {
        return 5;
    }

    /**
     * Does the work on a virtual thread and tells its result in {@link StepContext#finish}.
     *
     * @throws StepUnavailable something cannot be asked right now; tried again
     * @throws StepFailure it failed for good
     */
    void run(StepContext context, T input)
            throws StepUnavailable, StepFailure, InterruptedException;

    /** Tells a failure, in a transaction under the attempt check that also ends the step. */
    default void failed(StepContext context, T input, StepFailure failure) {
        context.emit(
                new StepFailed(
                        failsAs(), failure.reason(), failure.isRetryable(), failure.evidence()));
    }
}
