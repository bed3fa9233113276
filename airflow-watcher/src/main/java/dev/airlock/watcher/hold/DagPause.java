package dev.airlock.watcher.hold;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a {@link Pause}. */
@Entity
@IdClass(DagPause.Key.class)
public class DagPause {
    @Id UUID deployId;
    @Id String dagId;
    String target;

    @Enumerated(EnumType.STRING)
    PauseState state;

    String[] parkedRuns = {};
    String[] seenRuns = {};
    String[] awaitedRuns = {};
    Instant wantedAt;
    @Nullable Instant pausedAt;
    @Nullable Instant resumedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    DagPause() {}

    DagPause(UUID deployId, String target, String dagId, Instant wantedAt) {
        this.deployId = deployId;
        this.target = target;
        this.dagId = dagId;
        this.wantedAt = wantedAt;
        this.state = PauseState.WANTED;
    }

    Pause toPause() {
        return new Pause(
                dagId,
                state,
                Set.of(parkedRuns),
                Set.of(seenRuns),
                Set.of(awaitedRuns),
                wantedAt,
                pausedAt);
    }

    static String[] array(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    /** Which deploy paused which DAG. */
    public record Key(UUID deployId, String dagId) implements Serializable {}
}
