package dev.airlock.kit.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes a call again at once when it gets no proper answer, so that a blip is no outage. Only for
 * calls of which the second does nothing that the first has not done.
 */
public final class Reads {
    private static final int TRIES = 3;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private Reads() {}

    /** The answer, or what the last try threw. */
    public static <T> T again(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (WebApplicationException e) {
                if (tries == TRIES || isAnswer(e.getResponse().getStatus())) {
                    throw e;
                }
            } catch (ProcessingException e) {
                // Who is that slow is not helped by more calls.
                if (tries == TRIES || isTimeout(e)) {
                    throw e;
                }
            }
        }
    }

    /** Whether it says something about the call; a success that cannot be read does not. */
    public static boolean isAnswer(int status) {
        return status >= BAD_REQUEST && status < SERVER_ERROR;
    }

    private static boolean isTimeout(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
