package dev.airlock.infra.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads one stream of a process in a thread of its own, so that the process never waits for us, and
 * passes on whole lines as they come.
 */
final class OutputDrain {
    // A line longer than this is passed on in pieces.
    private static final int LONGEST_LINE = 64 * 1024;

    // What is kept of it; a plan of thousands of resources as JSON still fits.
    private static final int LONGEST_KEPT = 64 * 1024 * 1024;

    private final InputStream stream;
    private final Lines lines;
    private final StringBuilder kept = new StringBuilder();
    private final Thread thread;

    OutputDrain(String name, InputStream stream, Lines lines) {
        this.stream = stream;
        this.lines = lines;
        this.thread = Thread.ofVirtual().name(name).start(this::read);
    }

    private void read() {
        var buffer = new char[8192];
        var partial = new StringBuilder();
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                keep(buffer, count);
                partial.append(buffer, 0, count);
                var end = partial.lastIndexOf("\n") + 1;
                if (end == 0 && partial.length() >= LONGEST_LINE) {
                    end = partial.length();
                }
                if (end > 0) {
                    lines.accept(partial.substring(0, end));
                    partial.delete(0, end);
                }
            }
        } catch (IOException e) {
            // The stream was closed under us: something kept it open after its process had ended.
            lines.accept("(the rest of the output is lost)\n");
        }
        if (!partial.isEmpty()) {
            lines.accept(partial.toString());
        }
    }

    private synchronized void keep(char[] buffer, int count) {
        if (kept.length() < LONGEST_KEPT) {
            kept.append(buffer, 0, count);
        }
    }

    /** Waits until everything is read; what is held open longer is closed. */
    String await(Duration longest) throws InterruptedException {
        if (!thread.join(longest)) {
            try {
                stream.close();
            } catch (IOException e) {
                lines.accept("(the output could not be closed)\n");
            }
            thread.join(longest);
        }
        synchronized (this) {
            return kept.toString();
        }
    }

    /** Takes whole lines. */
    interface Lines {
        void accept(String lines);
    }
}
