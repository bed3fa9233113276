package dev.airlock.event.flow;

import dev.airlock.event.DeployState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What one event means in one state. */
public sealed interface Transition {

    /**
     * It leads on, to one of these states; which one, the event's data and the policy say.
     *
     * @param to may hold the state itself, if the event alone is not always enough
     */
    record Moves(Set<DeployState> to) implements Transition {
        public Moves {
            to = Set.copyOf(to);
        }
    }

    /** It belongs here and is recorded; the state stays. */
    record Stays(String reason) implements Transition {}

    /** It does not fit: recorded and shown as such, and causes nothing. */
    record Ignored(String reason) implements Transition {}

    static Transition moves(DeployState... to) {
        return new Moves(EnumSet.copyOf(List.of(to)));
    }

    static Transition stays(String reason) {
        return new Stays(reason);
    }

    static Transition ignored(String reason) {
        return new Ignored(reason);
    }
}
