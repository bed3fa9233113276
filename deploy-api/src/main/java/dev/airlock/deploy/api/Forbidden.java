package dev.airlock.deploy.api;

/** The caller is known and may not do this. */
final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1;

    Forbidden(String message) {
        super(message);
    }
}
