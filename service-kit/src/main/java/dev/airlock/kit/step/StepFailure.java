package dev.airlock.kit.step;

import java.util.List;

/** A step failed for good. */
public final class StepFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean retryable;
    private final transient List<String> evidence;

    /**
     * @param reason one sentence for people, without secrets
     * @param retryable whether a new deploy may fare better
     * @param evidence what was seen, one line each, without secrets
     */
    public StepFailure(String reason, boolean retryable, List<String> evidence) {
        super(reason);
        this.retryable = retryable;
        this.evidence = List.copyOf(evidence);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public boolean isRetryable() {
        return retryable;
    }

    public List<String> evidence() {
        return evidence;
    }
}
