package dev.airlock.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test Kafka and Postgres of its own, and a key to sign with. */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {
    private @Nullable Kafka kafka;
    private @Nullable Postgres postgres;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        kafka = Kafka.start();
        postgres = Postgres.start();
        directory = Directories.temporary("airlock-keys");
        var keys = SigningKeys.make(directory);
        return Map.of(
                "airlock.signing.keys-file", keys.publicFile().toString(),
                "airlock.signing.key", "file:" + keys.privateFile("${quarkus.application.name}"),
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.username(),
                "quarkus.datasource.password", postgres.password());
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (directory != null) {
            Directories.delete(directory);
        }
    }
}
