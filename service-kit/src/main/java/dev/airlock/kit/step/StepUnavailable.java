package dev.airlock.kit.step;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something cannot be asked right now; worth another try. The reason is for people. */
public final class StepUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    public StepUnavailable(String reason, @Nullable Throwable cause) {
        this(reason, cause, Duration.ZERO);
    }

    /** Not to be asked again before that time is over. */
    public StepUnavailable(String reason, @Nullable Throwable cause, Duration wait) {
        super(reason, cause);
        this.wait = wait;
    }

    /** How long to wait at least before the next try. */
    public Duration atLeast() {
        return wait;
    }

    /** One sentence, without secrets. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
