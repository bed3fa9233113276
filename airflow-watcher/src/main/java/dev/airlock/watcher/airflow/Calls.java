package dev.airlock.watcher.airflow;

import dev.airlock.kit.http.Reads;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/** Turns what can go wrong in a call into an {@link AirflowFault}. */
final class Calls {
    private Calls() {}

    /**
     * Does the call; {@code what} says in a few words what was tried. All of them may be made
     * again: they read, log in, or set what they say.
     */
    static <T> T guarded(String what, Supplier<T> call) {
        try {
            var answer = Reads.again(call);
            if (answer == null) {
                throw new AirflowFault.Doubt("cannot " + what + ": the answer is empty");
            }
            return answer;
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            throw switch (status) {
                case 401, 403 ->
                        new AirflowFault.Denied("may not " + what + ": Airflow answers " + status);
                case 404 -> new AirflowFault.Missing("cannot " + what + ": there is none");
                default -> new AirflowFault.Doubt("cannot " + what + ": Airflow answers " + status);
            };
        } catch (ProcessingException e) {
            // The message may hold an address or a body; the kind of failure says enough.
            throw new AirflowFault.Doubt(
                    "cannot " + what + ": " + root(e).getClass().getSimpleName());
        }
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
