package dev.airlock.infra.command;

import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.kit.step.StepContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs argument lists without a shell, in an environment of their own: no user's configuration, no
 * variable of ours but the path.
 */
@ApplicationScoped
public class CommandRunner {
    private static final File NOTHING = new File("/dev/null");

    /** What interrupts a command, besides its own time limit. */
    public sealed interface Until {
        /** The step is superseded, or the service stops. */
        record Superseded() implements Until {}

        /** Somebody asks for it, or the service stops; a newer attempt awaits its end. */
        record Asked(BooleanSupplier asked) implements Until {}

        /** Nothing. */
        record ItsEnd() implements Until {}
    }

    /** Runs it and waits for its end. */
    public CommandResult run(
            StepContext context, CommandRequest request, OutputStreamer streamer, Until until)
            throws InterruptedException {
        RunningCommand running;
        try {
            running = begin(request, streamer);
        } catch (IOException e) {
            return new NotStarted(streamer.mask(String.valueOf(e.getMessage())));
        }
        return switch (until) {
            case Until.ItsEnd() -> running.await();
            case Until.Superseded() -> {
                try (var watch = context.onSuperseded(running::interrupt)) {
                    yield running.await();
                }
            }
            case Until.Asked(var asked) -> {
                try (var watch = context.onStopped(running::interrupt);
                        var questions = new Questions(asked, running::interrupt)) {
                    yield running.await();
                }
            }
        };
    }

    static RunningCommand begin(CommandRequest request, OutputStreamer streamer)
            throws IOException {
        return new RunningCommand(request, start(request), streamer);
    }

    private static Process start(CommandRequest request) throws IOException {
        var builder = new ProcessBuilder(request.arguments());
        builder.directory(request.directory().toFile()).redirectInput(NOTHING);
        var environment = builder.environment();
        environment.clear();
        environment.putAll(environment(request.home(), System.getenv("PATH")));
        environment.putAll(request.environment());
        return builder.start();
    }

    static Map<String, String> environment(Path home, @Nullable String path) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", path == null ? "/usr/local/bin:/usr/bin:/bin" : path);
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", NOTHING.getPath());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        return environment;
    }
}
