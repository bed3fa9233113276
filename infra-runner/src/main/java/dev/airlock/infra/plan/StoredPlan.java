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

    /** Whether it could be applied, now or once it is approved. */
    public boolean isUnused() {
        return status == Status.PROPOSED || status == Status.ARMED;
    }

    /** It is approved until then; one that was used up or destroyed stays so. */
    public void arm(Instant until) {
        if (isUnused()) {
            status = Status.ARMED;
            expiresAt = until;
        }
    }

    /**
     * Uses it up, and hands over its content.
     *
     * @throws IllegalStateException if it is not armed
     */
    public byte[] use(Instant at) {
        var used = content;
        if (status != Status.ARMED || used == null) {
            throw new IllegalStateException("the plan is not armed");
        }
        status = Status.CONSUMED;
        startedAt = at;
        content = null;
        return used;
    }

    /** Nothing of it is left. */
    public void destroy() {
        status = Status.DESTROYED;
        content = null;
    }
}
