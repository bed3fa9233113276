package dev.airlock.infra.repo;

/** The gate is not there, there more than once, or no plain {@code true} or {@code false}. */
public final class GateUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    GateUnreadable(String reason) {
        super(reason);
    }

    /** One sentence for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
