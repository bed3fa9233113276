package dev.airlock.release.config;

import dev.airlock.kit.config.TargetsFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Every target's release, read and checked when the service starts. */
@Startup
@ApplicationScoped
public class ReleaseTargets {
    private final Map<String, ReleaseConfig> targets;

    ReleaseTargets(TargetsFile file) {
        targets = file.section("release", ReleaseConfig.class);
    }

    /** Absent if there is no such target. */
    public Optional<ReleaseConfig> find(String target) {
        return Optional.ofNullable(targets.get(target));
    }

    /** The target is known: events of others are not handled. */
    public ReleaseConfig get(String target) {
        return find(target)
                .orElseThrow(() -> new IllegalStateException("no such target: " + target));
    }
}
