package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflows;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The platforms of all targets. */
@Startup
@ApplicationScoped
public class Platforms {
    private final Map<String, Platform> platforms;

    Platforms(Airflows airflows, Clock clock) {
        var known = new HashMap<String, Platform>();
        for (var target : airflows.targets()) {
            known.put(target, new Platform(airflows.of(target), airflows.config(target), clock));
        }
        platforms = Map.copyOf(known);
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
