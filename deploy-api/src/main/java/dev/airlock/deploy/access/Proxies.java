package dev.airlock.deploy.access;

import dev.airlock.kit.config.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose word is taken on where a call came from and how: Quarkus would take anybody's unless the
 * proxies are named, and the audit's addresses and the cookies' encryption rest on it.
 */
@Startup
@ApplicationScoped
class Proxies {
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    Proxies(
            @ConfigProperty(
                            name = "quarkus.http.proxy.proxy-address-forwarding",
                            defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        if (forwarding && trusted.isEmpty()) {
            throw new InvalidConfiguration(TRUSTED, "is missing: anybody would be believed");
        }
    }
}
