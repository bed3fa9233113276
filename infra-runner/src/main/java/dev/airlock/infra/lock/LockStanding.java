package dev.airlock.infra.lock;

import dev.airlock.infra.lock.HeldLock.Place;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What is known of a lock that stands in the way; pure. Only one that was left is released. */
enum LockStanding {
    NOT_OURS("no Terraform of Airlock's was seen to hold it"),
    ELSEWHERE(
            "Airlock's Terraform held it on another machine or in another container, and nothing"
                    + " seen from here proves that it has ended"),
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
     * @param here where this process is; absent if unknown
     * @param alive whether something of that run is among the processes that are seen here
     * @param dead whether that replica was found dead
     */
    static LockStanding of(
            Optional<HeldLock> held,
            Optional<Place> here,
            Predicate<UUID> alive,
            Predicate<String> dead) {
        if (held.isEmpty()) {
            return NOT_OURS;
        }
        var lock = held.get();
        if (here.equals(Optional.of(lock.place()))) {
            return alive.test(lock.runId()) ? AT_WORK : LEFT;
        }
        // Who is found dead by a file's lock is so on the same machine alone: a file system that
        // many share gives a lock up while its holder is only cut off.
        var onThisMachine = here.filter(place -> place.boot().equals(lock.place().boot()));
        var replica = lock.replica();
        return onThisMachine.isPresent() && replica != null && dead.test(replica)
                ? LEFT
                : ELSEWHERE;
    }

    String sentence() {
        return sentence;
    }
}
