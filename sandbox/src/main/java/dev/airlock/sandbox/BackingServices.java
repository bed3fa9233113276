package dev.airlock.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test Kafka and Postgres of its own. */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {
    private @Nullable Kafka kafka;
    private @Nullable Postgres postgres;

    @Override
    public Map<String, String> start() {
        kafka = Kafka.start();
        postgres = Postgres.start();
        return Map.of(
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
    }
}
