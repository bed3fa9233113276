package dev.airlock.deploy.api;

/** There is no such thing; the message names it. */
final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFound(String what) {
        super("there is no such " + what);
    }
}
