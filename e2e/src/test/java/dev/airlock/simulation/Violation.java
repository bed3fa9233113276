package dev.airlock.simulation;

/** A guarantee that did not hold. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Violation(String what) {
        super(what);
    }
}
