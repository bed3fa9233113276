package dev.airlock.infra.work;

import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;

/**
 * The release that is brought in.
 *
 * @param image without a tag
 * @param digest the manifest's that was built
 */
public record Release(Version version, String image, ImageTag tag, String digest) {}
