package dev.airlock.kit.config;

/** A value of the targets file that cannot be; the message begins with the key's full name. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidConfiguration(String key, String reason) {
        super(key + ": " + reason);
    }
}
