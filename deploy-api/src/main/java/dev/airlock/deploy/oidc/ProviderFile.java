package dev.airlock.deploy.oidc;

import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.StrictYaml;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provider's {@link Settings}, if one is configured; read and checked at the start. */
@Startup
@ApplicationScoped
public class ProviderFile {
    /** The setting that names the file. */
    public static final String KEY = "airlock.oidc-file";

    private static final int SHORTEST_SECRET = 32;

    private final Optional<Settings> settings;

    ProviderFile(@ConfigProperty(name = KEY) Optional<Path> file) {
        this.settings = file.map(ProviderFile::read);
    }

    /** Empty without a provider. */
    public Optional<Settings> settings() {
        return settings;
    }

    static Settings read(Path file) {
        var settings = StrictYaml.convert(KEY, StrictYaml.read(KEY, file), Settings.class);
        if (settings.clientSecret().reveal().length() < SHORTEST_SECRET) {
            throw new InvalidConfiguration(
                    KEY + ".clientSecret",
                    "has less than %d characters".formatted(SHORTEST_SECRET));
        }
        return settings;
    }
}
