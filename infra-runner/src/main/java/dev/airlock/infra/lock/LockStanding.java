package dev.airlock.infra.lock;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What is known of a lock that stands in the way; pure. Only one that was left is released. */
enum LockStanding {
    NOT_OURS("no Terraform of Airlock's was seen to hold it"),
    ELSEWHERE(
            "Airlock's Terraform held it on another machine or in another container, and nobody"
                    + " sees from here whether it has ended"),
    AT_WORK("Airlock's Terraform that holds it is still there"),
    LEFT("Airlock's Terraform that held it is dead");

    private final String sentence;

    LockStanding(String sentence) {
        this.sentence = sentence;
    }

    /**
     * Decides.
     *
     * @param held what was seen of that lock
     * @param here this machine since its start, and what processes can be seen; absent if unknown
     * @param alive whether something of that run is there, among those
     */
    static LockStanding of(Optional<HeldLock> held, Optional<String> here, Predicate<UUID> alive) {
        if (held.isEmpty()) {
            return NOT_OURS;
        }
        if (!here.equals(held.map(HeldLock::place))) {
            return ELSEWHERE;
        }
        return alive.test(held.get().runId()) ? AT_WORK : LEFT;
    }

    String sentence() {
        return sentence;
    }
}
