package dev.airlock.simulation;

import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deploy's row in the ledger, with its history. */
final class SimulatedDeploy {
    final UUID id;
    final @Nullable UUID rollbackOf;
    final List<EventMessage> history = new ArrayList<>();
    Progress progress;
    @Nullable Instant deadline;

    SimulatedDeploy(UUID id, @Nullable UUID rollbackOf, Instant now) {
        this.id = id;
        this.rollbackOf = rollbackOf;
        this.progress = Progress.begin(now);
    }

    DeployState state() {
        return progress.state();
    }

    boolean hasEnded() {
        return state() == DeployState.ENDED;
    }

    Optional<Outcome> outcome() {
        return progress.last(DeployEnded.class).map(DeployEnded::outcome);
    }
}
