package dev.airlock.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts that every participant can state about its own work. */
public sealed interface StepEvent extends DeployEvent {

    /**
     * A step ended badly, after its owner's own retries.
     *
     * @param reason one sentence for people
     * @param retryable whether trying again may help; only tells people
     * @param evidence what was seen, one line each, without secrets
     */
    record StepFailed(Step step, String reason, boolean retryable, List<String> evidence)
            implements StepEvent {
        public StepFailed {
            evidence = Lists.copy(evidence);
        }
    }

    /**
     * The one answer of a participant to {@link LedgerEvent.DeployAborting}, given only after its
     * effect in flight has ended.
     *
     * @param undone what was taken back, one line each
     * @param left what cannot be taken back (a published release, pauses kept), one line each
     * @param apply infra-runner's word on whether the apply had begun; absent from the others
     * @param paused the DAGs that airflow-watcher keeps paused
     */
    record WorkUndone(
            Service service,
            List<String> undone,
            List<String> left,
            @Nullable ApplyEffect apply,
            List<String> paused)
            implements StepEvent {
        public WorkUndone {
            undone = Lists.copy(undone);
            left = Lists.copy(left);
            paused = Lists.copy(paused);
        }
    }

    /**
     * Paperwork that is not done yet; it holds nobody up. Emitted by the owner of the item.
     *
     * @param item {@link Step#CHANGELOG} or {@link Step#INFRA_PULL_REQUEST}
     */
    record PaperworkPending(Step item, String reason, @Nullable String url) implements StepEvent {}
}
