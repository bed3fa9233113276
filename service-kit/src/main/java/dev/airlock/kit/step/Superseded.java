package dev.airlock.kit.step;

/** A newer attempt of the deploy is known: the step causes nothing any more and ends quietly. */
public final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Superseded(int attempt, int newer) {
        super("attempt %d is superseded by %d".formatted(attempt, newer));
    }
}
