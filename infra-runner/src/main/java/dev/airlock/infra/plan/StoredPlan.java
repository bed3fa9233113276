package dev.airlock.infra.plan;

import dev.airlock.infra.work.TerraformState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan's row: one use, its content there only until then. */
@Entity
@Table(name = "plan")
public class StoredPlan {
    /** Where a plan stands; it only ever moves down this list. */
    public enum Status {
        /** Waits for its approval. */
        PROPOSED,
        /** Approved: it may be applied until the approval expires. */
        ARMED,
        /** Handed to Terraform; never again. */
        CONSUMED,
        /** Nothing of it is left. */
        DESTROYED
    }

    @Id public UUID planId;
    @Column public UUID deployId;
    @Column public Instant createdAt;
    @Column public String sha256;
    @Column public long stateSerial;
    @Column public String stateLineage;

    @Column
    @Enumerated(EnumType.STRING)
    public Status status;

    @Column public byte @Nullable [] content;
    @Column public @Nullable Instant expiresAt;
    @Column public @Nullable Instant startedAt;
    @Column public boolean outcomeTold;

    /** The state it was planned against. */
    public TerraformState state() {
        return new TerraformState(stateSerial, stateLineage);
    }

    /** Nothing of it is left. */
    public void destroy() {
        status = Status.DESTROYED;
        content = null;
    }
}
