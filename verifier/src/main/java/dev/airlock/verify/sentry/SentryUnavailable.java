package dev.airlock.verify.sentry;

/** Sentry cannot be asked; the message is for people, without secrets. */
public final class SentryUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public SentryUnavailable(String reason) {
        super(reason);
    }

    /** One sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
