package dev.airlock.kit.step;

/** A newer attempt of the deploy is known: the step causes nothing any more and ends quietly. */
public sealed class Superseded extends RuntimeException permits TakenOver {
    private static final long serialVersionUID = 1;

    Superseded(int attempt, int newer) {
        this("attempt %d is superseded by %d".formatted(attempt, newer));
    }

    Superseded(String message) {
        super(message);
    }
}
