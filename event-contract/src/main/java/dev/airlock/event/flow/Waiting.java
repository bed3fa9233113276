package dev.airlock.event.flow;

import dev.airlock.event.DeployState;
import dev.airlock.event.Service;
import java.util.List;
import java.util.Optional;

/**
 * Who a state waits for, and whether it has a deadline.
 *
 * @param owners the services at work, first the one that is asked first; none: a person
 * @param until what ends the wait, for people
 * @param deadline whether it may last only as long as the policy says
 */
public record Waiting(DeployState state, List<Service> owners, String until, boolean deadline) {
    public Waiting {
        owners = List.copyOf(owners);
    }

    /** Whether a person is waited for; no clock runs then. */
    public boolean forPerson() {
        return owners.isEmpty();
    }

    /** The key below {@code policy.deadlines}; a person's wait and an end have none. */
    public Optional<String> deadlineKey() {
        return deadline ? Optional.of(Flow.name(state)) : Optional.empty();
    }
}
