package dev.airlock.deploy.access;

/** A field of a request that cannot be; the message says what it should look like. */
public final class BadField extends Rejected {
    private static final long serialVersionUID = 1;

    private final String field;

    public BadField(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Its name. */
    public String field() {
        return field;
    }
}
