package dev.airlock.infra.rollback;

import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollback, and the workflow run that does it. */
@Entity
@Table(name = "rollback")
@SuppressWarnings("NullAway.Init")
public class Rollback {
    @Id public UUID deployId;
    @Column public UUID rolledBack;
    @Column public @Nullable String badVersion;
    @Column public String version;
    @Column public String tag;

    @Column @Nullable Instant dispatchedAt;
    @Column @Nullable Long newestBefore;
    @Column @Nullable Long runId;
    @Column @Nullable String runUrl;

    Version version() {
        return Version.of(version);
    }

    ImageTag tag() {
        return ImageTag.of(tag);
    }

    /** The next try dispatches anew. */
    void forgetRun() {
        dispatchedAt = null;
        newestBefore = null;
        runId = null;
        runUrl = null;
    }
}
