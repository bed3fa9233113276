package dev.airlock.infra.work;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done for one deploy; written before it is done, so that it can be undone. */
@Entity
public class Work {
    @Id public UUID deployId;

    @Column public String target;
    @Column public String version;
    @Column public String image;
    @Column public String tag;
    @Column public @Nullable String digest;
    @Column public String branch;
    @Column public @Nullable String baseCommit;
    @Column public @Nullable String bumpCommit;
    @Column public boolean branchPushed;
    @Column public boolean branchFound;

    /** Somebody wants the apply in flight interrupted. */
    @Column public boolean interruptRequested;

    @Column
    @Enumerated(EnumType.STRING)
    public ApplyEffect effect;

    public Version version() {
        return Version.of(version);
    }

    public ImageTag tag() {
        return ImageTag.of(tag);
    }

    /** What it brings in; a dry run is held by nobody, and so never planned anew. */
    public Release release() {
        return new Release(version(), image, tag(), digest, false);
    }

    /** The commit that was planned. */
    public String plannedCommit() {
        if (bumpCommit == null) {
            throw new IllegalStateException("nothing is bumped");
        }
        return bumpCommit;
    }
}
