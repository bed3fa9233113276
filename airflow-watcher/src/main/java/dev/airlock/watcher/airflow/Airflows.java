package dev.airlock.watcher.airflow;

import dev.airlock.kit.config.TargetsFile;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Every target's Airflow and configuration, read when the service starts. */
@Startup
@ApplicationScoped
public class Airflows {
    private final Map<String, AirflowConfig> configs;
    private final Map<String, Airflow> airflows;

    Airflows(TargetsFile targets) {
        configs = targets.section("airflow", AirflowConfig.class);
        var open = new HashMap<String, Airflow>();
        configs.forEach((target, config) -> open.put(target, open(config)));
        airflows = Map.copyOf(open);
    }

    /** The names of the targets. */
    public Set<String> targets() {
        return configs.keySet();
    }

    /** The target's Airflow; the target is known. */
    public Airflow of(String target) {
        var airflow = airflows.get(target);
        if (airflow == null) {
            throw unknown(target);
        }
        return airflow;
    }

    /** The target's configuration; the target is known. */
    public AirflowConfig config(String target) {
        var config = configs.get(target);
        if (config == null) {
            throw unknown(target);
        }
        return config;
    }

    private static IllegalStateException unknown(String target) {
        return new IllegalStateException("no such target: " + target);
    }

    static Airflow open(AirflowConfig config) {
        var clients = new EnumMap<ApiLine, AirflowClient>(ApiLine.class);
        for (var line : ApiLine.values()) {
            clients.put(line, client(config, line.path(), AirflowClient.class));
        }
        var login = new Login(config.credentials(), client(config, "", LoginClient.class));
        return new RestAirflow(new Lines(clients, ApiLine.of(config.api())), login);
    }

    private static <T> T client(AirflowConfig config, String path, Class<T> type) {
        var base = config.url().toString().replaceAll("/+$", "");
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(base + path))
                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(type);
    }
}
