package dev.airlock.deploy.forecast;

import dev.airlock.deploy.forecast.Assumptions.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * What will probably run, in the order in which it begins. Each run is worked out when its turn
 * comes, so that many DAGs cost what is looked at, and never more than a bounded number of runs.
 */
final class Foreseen implements Iterator<Busy> {
    /** 500 DAGs, each hour for a week, are 84,000. */
    static final int MOST = 100_000;

    /** A run, and when the one after it begins. */
    private record Upcoming(Busy run, Function<Instant, Optional<Instant>> following) {}

    private final PriorityQueue<Upcoming> upcoming =
            new PriorityQueue<>(
                    Comparator.comparing((Upcoming each) -> each.run().from())
                            .thenComparing(each -> each.run().dagId()));
    private final Assumptions assumed;
    private Instant until;
    private int told;

    Foreseen(Instant until, Assumptions assumed) {
        this.until = until;
        this.assumed = assumed;
    }

    void once(Busy run) {
        repeatedly(run, _ -> Optional.empty());
    }

    /**
     * @param following when the run begins after the one that begins then
     */
    void repeatedly(Busy first, Function<Instant, Optional<Instant>> following) {
        if (!first.from().isAfter(until)) {
            upcoming.add(new Upcoming(first, following));
        }
    }

    @Override
    public boolean hasNext() {
        return !upcoming.isEmpty();
    }

    @Override
    public Busy next() {
        var first = upcoming.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        var run = first.run();
        first.following()
                .apply(run.from())
                .ifPresent(at -> repeatedly(run.again(at), first.following()));
        if (++told == MOST && hasNext()) {
            until = run.from();
            upcoming.clear();
            assumed.of(Kind.TOO_MANY);
        }
        return run;
    }

    /** How far it looks. */
    Instant until() {
        return until;
    }
}
