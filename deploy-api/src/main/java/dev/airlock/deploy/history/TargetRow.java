package dev.airlock.deploy.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A target: its lock, and the version that was verified on it last. */
@Entity
@Table(name = "target")
@SuppressWarnings("NullAway.Init")
public class TargetRow {
    @Id public String name;
    @Column public @Nullable String lockReason;
    @Column public @Nullable String lockedBy;
    @Column public @Nullable Instant lockedSince;
    @Column public @Nullable String deployedVersion;

    /** DAGs that an ended deploy left paused. */
    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> pausesLeft = List.of();

    @Column public @Nullable UUID pausesLeftBy;
}
