package dev.airlock.deploy.console;

/** Something typed that cannot be; the message names the field and is shown at the form. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
