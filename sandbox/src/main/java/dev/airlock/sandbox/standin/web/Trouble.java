package dev.airlock.sandbox.standin.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong with one call. The worst are those that act all the same: the caller cannot know.
 *
 * @param acts whether the call has its effect
 * @param ends what the caller gets
 * @param instead what is answered in the place of the answer, if it is
 * @param after how late
 */
public record Trouble(boolean acts, Ends ends, Optional<Answer> instead, Duration after) {
    private static final Duration SLOW = Duration.ofMillis(700);

    /** What the caller gets. */
    public enum Ends {
        /** An answer. */
        ANSWERED,

        /** Half of one. */
        CUT,

        /** A closed connection. */
        CLOSED
    }

    /** An error that has no effect. */
    public static Trouble answered(int status) {
        return instead(Answer.html(status, "ordered by the scenario"));
    }

    private static Trouble instead(Answer answer) {
        return new Trouble(false, Ends.ANSWERED, Optional.of(answer), Duration.ZERO);
    }

    /** Asked to be left alone for a second. */
    static Trouble limited() {
        return instead(
                Answer.html(Answer.TOO_MANY, "ordered by the scenario").header("Retry-After", "1"));
    }

    /** JSON by its header, and nothing of the kind. */
    static Trouble garbage() {
        return instead(Answer.typed(Answer.OK, "application/json", "<html>{\"ok\""));
    }

    /** A proxy's page for people. */
    static Trouble page() {
        return instead(Answer.html(Answer.OK, "please log in"));
    }

    /** The connection is closed after so long, and nothing has happened. */
    public static Trouble closed(Duration after) {
        return new Trouble(false, Ends.CLOSED, Optional.empty(), after);
    }

    /** It acts, and is late. */
    public static Trouble late(Duration after) {
        return new Trouble(true, Ends.ANSWERED, Optional.empty(), after);
    }

    /** It acts, and half of the answer arrives. */
    public static Trouble cut() {
        return new Trouble(true, Ends.CUT, Optional.empty(), Duration.ZERO);
    }

    /** It acts, and the answer is lost. */
    public static Trouble lost() {
        return new Trouble(true, Ends.CLOSED, Optional.empty(), Duration.ZERO);
    }

    /** Those after which it is certain that nothing has happened, or that it has. */
    public static List<Trouble> plain() {
        return List.of(
                answered(Answer.BROKEN),
                answered(Answer.BAD_GATEWAY),
                answered(Answer.UNAVAILABLE),
                limited(),
                closed(Duration.ZERO),
                late(SLOW));
    }

    /** Those that leave the caller in the dark. */
    public static List<Trouble> dark() {
        return List.of(garbage(), page(), cut(), lost(), lost());
    }
}
