package dev.airlock.release.work;

import dev.airlock.event.Version;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of one deploy's release. */
@Entity
public class ReleaseWork {
    @Id public UUID deployId;
    public String target;
    public @Nullable String requestedVersion;
    public @Nullable String deployedVersion;
    public @Nullable String version;
    public @Nullable Long releaseId;
    public @Nullable String headSha;
    public @Nullable String publishedUrl;
    public boolean publishedByUs;

    /** Written before it is published: what is found published afterwards is our doing. */
    public boolean publishing;

    /** Who saw that the image is built, or the changelog approved. */
    public @Nullable String buildSeenBy;

    public @Nullable String changelogSeenBy;
    public boolean changelogDone;

    /** What people were told last that is left to do for the changelog, and when. */
    public @Nullable String changelogTold;

    public @Nullable Instant changelogToldAt;
    public int answeredAttempt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    ReleaseWork() {}

    ReleaseWork(UUID deployId, String target) {
        this.deployId = deployId;
        this.target = target;
    }

    /** The previewed version; there is one once the preview has been told. */
    public Version previewed() {
        if (version == null) {
            throw new IllegalStateException("nothing was previewed");
        }
        return new Version(version);
    }
}
