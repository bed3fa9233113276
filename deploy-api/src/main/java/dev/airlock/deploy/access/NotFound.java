package dev.airlock.deploy.access;

/** There is no such thing; the message names it. */
public final class NotFound extends Rejected {
    private static final long serialVersionUID = 1;

    public NotFound(String what) {
        super("there is no such " + what);
    }
}
