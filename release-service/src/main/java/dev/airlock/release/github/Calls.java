package dev.airlock.release.github;

import dev.airlock.kit.http.RateLimit;
import dev.airlock.kit.http.Reads;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Turns what can go wrong in a call into what may pass by itself and what will not. */
final class Calls {
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private Calls() {}

    /** Does the call; {@code what} says in a few words what was tried. */
    static <T> T ask(String what, Supplier<T> call) throws StepUnavailable, StepFailure {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw refused(what, e.getResponse());
        } catch (ProcessingException e) {
            throw new StepUnavailable("GitHub cannot be reached to " + what, e);
        }
    }

    /** As {@link #ask}, for what may be asked again at once. */
    static <T> T read(String what, Supplier<T> call) throws StepUnavailable, StepFailure {
        return ask(what, () -> Reads.again(call));
    }

    /** As {@link #read}, but a 404 is an answer. */
    static <T> Optional<T> find(String what, Supplier<T> call) throws StepUnavailable, StepFailure {
        return find(what, call, Set.of(NOT_FOUND));
    }

    /** As {@link #find}, for a commit: GitHub answers 422 to a branch, tag or hash it lacks. */
    static <T> Optional<T> findCommit(String what, Supplier<T> call)
            throws StepUnavailable, StepFailure {
        return find(what, call, Set.of(NOT_FOUND, UNPROCESSABLE));
    }

    private static <T> Optional<T> find(String what, Supplier<T> call, Set<Integer> absent)
            throws StepUnavailable, StepFailure {
        try {
            return Optional.of(Reads.again(call));
        } catch (WebApplicationException e) {
            if (absent.contains(e.getResponse().getStatus())) {
                return Optional.empty();
            }
            throw refused(what, e.getResponse());
        } catch (ProcessingException e) {
            throw new StepUnavailable("GitHub cannot be reached to " + what, e);
        }
    }

    private static StepFailure refused(String what, Response response) throws StepUnavailable {
        var status = response.getStatus();
        var limit = RateLimit.of(status, response::getHeaderString, Instant.now());
        if (limit.isPresent()) {
            throw new StepUnavailable(
                    "cannot %s: GitHub limits its calls".formatted(what), null, limit.get());
        }
        if (!Reads.isAnswer(status)) {
            throw new StepUnavailable(
                    "cannot %s: GitHub answered %d".formatted(what, status), null);
        }
        return new StepFailure(
                "cannot %s: GitHub answered %d%s".formatted(what, status, Refusal.words(response)),
                false,
                List.of());
    }
}
