package dev.airlock.simulation;

import dev.airlock.event.DeployState;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** How often what was reached: a simulation that gets nowhere proves nothing. */
final class Coverage {
    final Map<DeployState, Integer> states = new EnumMap<>(DeployState.class);
    final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    final Map<IncidentCause, Integer> incidents = new EnumMap<>(IncidentCause.class);
    private int killed;
    private int crashes;
    private long acts;

    void seen(DeployState state) {
        states.merge(state, 1, Integer::sum);
    }

    void seen(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    void seen(IncidentCause cause) {
        incidents.merge(cause, 1, Integer::sum);
    }

    void killed() {
        killed++;
    }

    void crashed() {
        crashes++;
    }

    void acted() {
        acts++;
    }

    @Override
    public String toString() {
        return "%d acts, %d crashes, %d runs killed%noutcomes %s%nincidents %s%nevents taken in %s"
                .formatted(acts, crashes, killed, outcomes, incidents, states);
    }
}
