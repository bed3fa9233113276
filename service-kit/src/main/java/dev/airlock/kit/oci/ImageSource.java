package dev.airlock.kit.oci;

import dev.airlock.kit.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An image in a registry.
 *
 * @param registry its address, for example {@code https://ghcr.io}
 * @param image with the registry's name, without a tag: {@code ghcr.io/wordpress/openverse-catalog}
 * @param token for a registry that gives its tokens only to whom it knows
 * @param timeout of one call
 */
public record ImageSource(URI registry, String image, @Nullable Secret token, Duration timeout) {}
