package dev.airlock.infra.work;

import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a command that ended badly leaves for people to read. */
public final class Evidence {
    private static final int LINES = 30;
    // As the operating system says it: somebody may make room.
    private static final Pattern NO_ROOM =
            Pattern.compile("(?i)no space left on device|disk quota exceeded");

    private Evidence() {}

    /** The end of its output, masked. */
    public static List<String> of(CommandResult result) {
        var lines = result.output().lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    /**
     * A command that succeeded, or the step ends: quietly if it was told to. One that somebody
     * killed, or that found no room on the disk, says nothing about what it was asked to do: for
     * those that change nothing, which these are, that is worth another try.
     */
    public static Finished require(StepContext context, CommandResult result, String what)
            throws StepUnavailable, StepFailure, InterruptedException {
        return require(context, result, what, List.of());
    }

    /** The same, with what else is known of it should it have failed. */
    public static Finished require(
            StepContext context, CommandResult result, String what, List<String> known)
            throws StepUnavailable, StepFailure, InterruptedException {
        if (result instanceof Finished finished) {
            if (finished.succeeded()) {
                return finished;
            }
            var noRoom = NO_ROOM.matcher(finished.output());
            if (noRoom.find()) {
                throw new StepUnavailable(result.summary(what) + ": " + noRoom.group(), null);
            }
            if (finished.bySignal()) {
                throw new StepUnavailable(result.summary(what) + ", by a signal", null);
            }
        }
        if (result instanceof Interrupted) {
            context.checkCurrent();
            throw new InterruptedException("the service stops");
        }
        throw new StepFailure(
                result.summary(what),
                true,
                Stream.concat(of(result).stream(), known.stream()).toList());
    }

    /**
     * What lies behind a failure of a file, in the operating system's words and without its path.
     */
    public static String why(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
