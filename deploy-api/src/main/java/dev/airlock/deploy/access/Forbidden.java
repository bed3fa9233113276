package dev.airlock.deploy.access;

/** The caller has no right to it; the message says which one is missing. */
public final class Forbidden extends Rejected {
    private static final long serialVersionUID = 1;

    public Forbidden(String message) {
        super(message);
    }
}
