package dev.airlock.deploy.access;

/** A call that cannot be, and has changed nothing; its message is for the caller. */
public abstract class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected Rejected(String message) {
        super(message);
    }
}
