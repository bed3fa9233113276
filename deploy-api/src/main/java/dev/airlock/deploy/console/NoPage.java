package dev.airlock.deploy.console;

/** A page that there is not, or not for this visitor; the message says so on a page of its own. */
final class NoPage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    NoPage(int status, String message) {
        super(message);
        this.status = status;
    }

    static NoPage missing(String what) {
        return new NoPage(404, "There is no such " + what + ".");
    }

    int status() {
        return status;
    }

    String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
