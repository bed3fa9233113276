package dev.airlock.notify.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where people look at a deploy in a browser; nowhere, unless {@code airlock.console-url} is set.
 */
@ApplicationScoped
public class Console {
    private final Optional<URI> root;

    Console(@ConfigProperty(name = "airlock.console-url") Optional<URI> root) {
        this.root = root;
    }

    /** The page of a deploy. */
    public Optional<String> page(UUID deploy) {
        return root.map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .map(url -> "%s/console/deploys/%s".formatted(url, deploy));
    }
}
