package dev.airlock.simulation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs worlds, one seed after the other. */
final class Simulation {
    /** What went wrong in the world of a seed. */
    record Failure(long seed, String why, String trace) {
        @Override
        public String toString() {
            return "%s%n%nSeed %d: %s%nReplay it with -Dsimulation.seed=%d"
                    .formatted(trace, seed, why, seed);
        }
    }

    private Simulation() {}

    /** The first seed that fails, played once more with its trace. */
    static Optional<Failure> play(
            long from, int count, @Nullable Breakage breakage, Coverage coverage) {
        for (long seed = from; seed < from + count; seed++) {
            if (failure(new World(seed, breakage, coverage, false)).isPresent()) {
                return Optional.of(replay(seed, breakage));
            }
        }
        return Optional.empty();
    }

    private static Failure replay(long seed, @Nullable Breakage breakage) {
        var world = new World(seed, breakage, new Coverage(), true);
        var why = failure(world).orElse("it did not fail again: something is not of the seed");
        return new Failure(seed, why, world.trace().toString());
    }

    private static Optional<String> failure(World world) {
        try {
            world.run();
            return Optional.empty();
        } catch (Violation | IllegalStateException e) {
            return Optional.of(e.toString());
        }
    }
}
