package dev.airlock.sandbox.standin.web;

import java.util.Optional;

/** One system behind one root path: its routes, and what it says to all that is none of them. */
public interface Site {
    Routes routes();

    /** Answers in place of every route: a system that is down. */
    default Optional<Answer> instead(Request request) {
        return Optional.empty();
    }

    Answer unknownPath(Request request);

    Answer wrongMethod(Request request);

    /** Adds what each answer of this system carries. */
    default Answer finish(Request request, Answer answer) {
        return answer;
    }
}
