package dev.airlock.watcher.hold;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.OperatorEvent.PausedDags;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a deploy's hold has come, and its one answer to an abort. */
@Entity
public class Hold {
    @Id UUID deployId;
    String target;
    @Nullable Instant heldSince;
    boolean resumed;

    /** infra-runner gave it back, and no other was told since. */
    boolean returned;

    int abortAttempt;

    @Enumerated(EnumType.STRING)
    @Nullable ApplyEffect apply;

    boolean answered;

    @Enumerated(EnumType.STRING)
    @Nullable PausedDags abortDags;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Hold() {}

    Hold(UUID deployId, String target) {
        this.deployId = deployId;
        this.target = target;
    }
}
