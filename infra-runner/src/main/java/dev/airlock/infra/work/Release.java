package dev.airlock.infra.work;

import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import org.jspecify.annotations.Nullable;

/**
 * The release that is brought in.
 *
 * @param image without a tag
 * @param digest the manifest's that was built; absent in a dry run, and where a person said that it
 *     is built and no registry could
 * @param dryRun nothing is pushed or kept
 */
public record Release(
        Version version,
        String image,
        ImageTag tag,
        @Nullable String digest,
        @Nullable Boolean dryRun) {

    /** Whether it is only to be said what would happen. */
    public boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
