package dev.airlock.simulation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, a line each; kept only when it is to be read. */
public final class Trace {
    private final List<String> lines = new ArrayList<>();
    private final Clock clock;
    private final boolean kept;

    Trace(Clock clock, boolean kept) {
        this.clock = clock;
        this.kept = kept;
    }

    public void say(Supplier<String> what) {
        if (kept) {
            lines.add(clock.instant() + "  " + what.get());
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
