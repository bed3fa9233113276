package dev.airlock.deploy.oidc;

import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.Directories;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/**
 * Kafka, Postgres, and a provider of identities whose page to log in on takes anybody's word; or
 * the Keycloak that {@code -Dairlock.keycloak} names the realm of.
 */
public final class Idp implements QuarkusTestResourceLifecycleManager {
    /** The property that names the realm of a Keycloak, by its URL. */
    static final String KEYCLOAK = "airlock.keycloak";

    /** Whose issuer is configured. */
    static final String ISSUER = "airlock";

    /** What Airlock shows the provider. */
    static final String SECRET = "s".repeat(40);

    /** Whom a bearer token has to be meant for. */
    static final String AUDIENCE = "airlock-api";

    /** Instead of what the other tests run on. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Idp.class));
        }
    }

    private final BackingServices backing = new BackingServices();
    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));
    private final Path directory = Directories.temporary("airlock-oidc");

    @Override
    public Map<String, String> start() {
        server.start();
        var config = new HashMap<>(backing.start());
        var issuer = System.getProperty(KEYCLOAK, server.issuerUrl(ISSUER).toString());
        config.put("airlock.oidc-file", settings(directory, issuer));
        config.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        config.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        config.put("quarkus.log.category.\"io.quarkus.oidc\".level", "ALL");
        return config;
    }

    /** Writes a file of settings; its name. */
    public static String settings(Path directory, String issuer) {
        try {
            var secret = Files.writeString(directory.resolve("secret"), SECRET);
            var file =
                    Files.writeString(
                            directory.resolve("oidc.yaml"),
                            """
                            issuer: %s
                            clientId: airlock
                            clientSecret: file:%s
                            label: Example
                            audience: %s
                            nameClaim: preferred_username
                            groups:
                              hasty-people: {hasty: [deployer]}
                              leads: {"*": [viewer, approver]}
                              ops: {"*": [deployer, admin]}
                            """
                                    .formatted(issuer, secret, AUDIENCE));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(MockOAuth2Server.class));
    }

    @Override
    public void stop() {
        backing.stop();
        server.shutdown();
        Directories.delete(directory);
    }
}
