package dev.airlock.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Every choice of a run; all of them follow from its seed. */
public final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    public boolean once(double probability) {
        return random.nextDouble() < probability;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** More than nothing, up to that long. */
    public Duration upTo(Duration most) {
        return Duration.ofMillis(1 + random.nextLong(most.toMillis()));
    }
}
