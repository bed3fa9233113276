package dev.airlock.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of what a command printed, or its end. Chunks of one command are numbered from 0.
 *
 * @param command what ran, for people: {@code just plan prod catalog-airflow}
 * @param text what it printed, secrets masked; empty at its end
 * @param exitCode set in the last chunk
 * @param elapsedMillis set in the last chunk: wall time of the command, milliseconds
 */
public record CommandOutput(
        UUID deployId,
        UUID commandId,
        Step step,
        String command,
        long sequence,
        Instant time,
        String text,
        @Nullable Integer exitCode,
        @Nullable Long elapsedMillis) {}
