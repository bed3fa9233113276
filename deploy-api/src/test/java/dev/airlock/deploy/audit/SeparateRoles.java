package dev.airlock.deploy.audit;

import dev.airlock.deploy.oidc.Idp;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.Directories;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kafka and Postgres as in production: one role owns the schema, the service logs in as another.
 * And a provider of identities that is away all the time.
 */
public final class SeparateRoles implements QuarkusTestResourceLifecycleManager {
    /** Instead of what the other tests run on. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SeparateRoles.class));
        }
    }

    private final BackingServices backing = new BackingServices();
    private final Path directory = Directories.temporary("airlock-oidc");

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(backing.start());
        var owner = config.get("quarkus.datasource.username");
        var password = config.get("quarkus.datasource.password");
        var url = config.get("quarkus.datasource.jdbc.url");
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            statement.execute("create role clerk login password 'clerk'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.put("quarkus.flyway.username", owner);
        config.put("quarkus.flyway.password", password);
        config.put("quarkus.datasource.username", "clerk");
        config.put("quarkus.datasource.password", "clerk");
        config.put("airlock.oidc-file", Idp.settings(directory, "http://127.0.0.1:1"));
        return config;
    }

    @Override
    public void stop() {
        backing.stop();
        Directories.delete(directory);
    }
}
