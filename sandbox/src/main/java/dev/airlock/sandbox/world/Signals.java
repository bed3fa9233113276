package dev.airlock.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Signals that Java itself does not send. */
final class Signals {
    private Signals() {}

    /** To it, and to all that it has started. */
    static void send(String signal, Process process) {
        var command = new ArrayList<>(List.of("kill", signal, Long.toString(process.pid())));
        process.descendants().map(each -> Long.toString(each.pid())).forEach(command::add);
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("cannot " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
