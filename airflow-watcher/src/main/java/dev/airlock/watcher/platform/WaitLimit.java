package dev.airlock.watcher.platform;

import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Ends a wait that has lasted too long, counted from the event that began it. */
public final class WaitLimit {
    private WaitLimit() {}

    /** Fails the step once the target's wait timeout has passed. */
    public static void check(
            StepContext context,
            Platform platform,
            Clock clock,
            List<Finding> busy,
            List<String> doubts)
            throws StepFailure {
        var limit = platform.config().waitLimit();
        if (clock.instant().isBefore(context.cause().time().plus(limit))) {
            return;
        }
        var evidence =
                Stream.concat(
                        doubts.stream(),
                        busy.stream()
                                .map(one ->
                                        one.dagId()
                                                + " "
                                                + one.key().runId()
                                                + ": "
                                                + one.detail()));
        throw new StepFailure(
                "the platform was not quiet within " + limit, true, evidence.toList());
    }
}
