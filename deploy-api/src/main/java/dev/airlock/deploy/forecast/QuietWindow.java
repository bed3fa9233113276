package dev.airlock.deploy.forecast;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which probably no DAG runs.
 *
 * @param end when a DAG begins to run; absent if none does as far as the forecast looks
 * @param before what stands in the way until it begins
 */
public record QuietWindow(Instant begin, @Nullable Instant end, List<Obstacle> before) {
    public QuietWindow {
        before = List.copyOf(before);
    }
}
