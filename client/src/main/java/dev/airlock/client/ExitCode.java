package dev.airlock.client;

/** What a script can go by. */
final class ExitCode {
    /** Done; of a deploy that was followed: succeeded, or there was nothing to do. */
    static final int OK = 0;

    /** The deploy that was followed ended otherwise: failed, rejected, cancelled, rolled back. */
    static final int ENDED_OTHERWISE = 1;

    /** The command line, or what it needs from the environment, is wrong. */
    static final int USAGE = 2;

    /** The server refused, and nothing has changed. */
    static final int REFUSED = 3;

    /** The server did not answer, or is broken. */
    static final int UNREACHABLE = 4;

    private ExitCode() {}
}
