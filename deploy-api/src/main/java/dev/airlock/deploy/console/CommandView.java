package dev.airlock.deploy.console;

import dev.airlock.deploy.history.Output.Chunk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One command and what it printed.
 *
 * @param text the end of it
 * @param cut whether there is more before
 * @param exitCode absent while it runs
 */
record CommandView(
        UUID id,
        String step,
        String command,
        Instant began,
        String text,
        boolean cut,
        @Nullable Integer exitCode,
        @Nullable Duration took)
        implements Comparable<CommandView> {
    private static final int LONGEST = 64 * 1024;

    static CommandView of(List<Chunk> chunks) {
        var first = chunks.getFirst();
        var last = chunks.getLast();
        var text = chunks.stream().map(Chunk::text).collect(Collectors.joining());
        var elapsed = last.elapsedMillis();
        return new CommandView(
                first.commandId(),
                first.step(),
                first.command(),
                first.time(),
                text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text,
                text.length() > LONGEST,
                last.exitCode(),
                elapsed == null ? null : Duration.ofMillis(elapsed));
    }

    public boolean running() {
        return exitCode == null;
    }

    public String tone() {
        if (exitCode == null) {
            return "busy";
        }
        // Terraform's plan says with 2 that there are changes.
        return exitCode == 0 || exitCode == 2 && step.equals("plan") ? "good" : "bad";
    }

    @Override
    public int compareTo(CommandView other) {
        return Comparator.comparing(CommandView::began)
                .thenComparing(CommandView::id)
                .compare(this, other);
    }
}
