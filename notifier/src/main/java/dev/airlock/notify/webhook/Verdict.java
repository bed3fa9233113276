package dev.airlock.notify.webhook;

/** What a webhook's answer means for a delivery. */
enum Verdict {
    TAKEN,
    /** To be tried again. */
    LATER,
    /** Nothing more is to be sent there. */
    GONE,
    /** Trying again would change nothing; a redirect is not followed. */
    REFUSED;

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int TIMEOUT = 408;
    private static final int NO_MORE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    static Verdict of(int status) {
        if (status >= OK && status < REDIRECT) {
            return TAKEN;
        }
        if (status == NO_MORE) {
            return GONE;
        }
        return status == TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR ? LATER : REFUSED;
    }
}
