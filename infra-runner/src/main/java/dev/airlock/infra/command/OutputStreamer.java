package dev.airlock.infra.command;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what one command prints, masked, in numbered chunks, and how long it took at its end.
 */
public final class OutputStreamer {
    private final UUID deployId;
    private final UUID commandId = UUID.randomUUID();
    private final Step step;
    private final String command;
    private final Masking masking;
    private final Clock clock;
    private final Consumer<CommandOutput> publisher;
    private final long began = System.nanoTime();
    private long sequence;

    public OutputStreamer(
            UUID deployId,
            Step step,
            String command,
            Masking masking,
            Clock clock,
            Consumer<CommandOutput> publisher) {
        this.deployId = deployId;
        this.step = step;
        this.command = command;
        this.masking = masking;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Whole lines, so that no secret is cut in two; returns them masked. */
    public synchronized String print(String lines) {
        var masked = masking.mask(lines);
        publisher.accept(chunk(masked, null, null));
        return masked;
    }

    /** Masks without publishing. */
    public String mask(String text) {
        return masking.mask(text);
    }

    /** The last chunk. */
    public synchronized void end(int exitCode) {
        var elapsed = Duration.ofNanos(System.nanoTime() - began).toMillis();
        publisher.accept(chunk("", exitCode, elapsed));
    }

    private CommandOutput chunk(String text, @Nullable Integer exitCode, @Nullable Long elapsed) {
        return new CommandOutput(
                deployId,
                commandId,
                step,
                command,
                sequence++,
                clock.instant(),
                text,
                exitCode,
                elapsed);
    }
}
