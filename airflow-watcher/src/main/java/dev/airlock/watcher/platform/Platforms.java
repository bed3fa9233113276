package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflows;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The platforms of all targets. */
@Startup
@ApplicationScoped
public class Platforms {
    private final Map<String, Platform> platforms;

    @Inject
    Platforms(Airflows airflows, Clock clock) {
        this(all(airflows, clock));
    }

    Platforms(Map<String, Platform> platforms) {
        this.platforms = Map.copyOf(platforms);
    }

    private static Map<String, Platform> all(Airflows airflows, Clock clock) {
        var all = new HashMap<String, Platform>();
        for (var target : airflows.targets()) {
            all.put(target, new Platform(airflows.of(target), airflows.config(target), clock));
        }
        return all;
    }

    /** By target. */
    public Map<String, Platform> all() {
        return Map.copyOf(platforms);
    }

    /** Empty if there is no such target. */
    public Optional<Platform> find(String target) {
        return Optional.ofNullable(platforms.get(target));
    }

    /** The target is known: events of others are not handled. */
    public Platform of(String target) {
        return find(target)
                .orElseThrow(() -> new IllegalStateException("no such target: " + target));
    }
}
