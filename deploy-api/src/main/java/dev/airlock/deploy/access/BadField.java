package dev.airlock.deploy.api;

/** A field of a request that cannot be; the message says what it should look like. */
final class BadField extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    BadField(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
