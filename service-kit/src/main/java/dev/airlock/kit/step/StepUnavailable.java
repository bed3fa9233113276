package dev.airlock.kit.step;

import org.jspecify.annotations.Nullable;

/** Something cannot be asked right now; worth another try. The reason is for people. */
public final class StepUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public StepUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** One sentence, without secrets. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
