package dev.airlock.infra.config;

import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import dev.airlock.kit.config.TargetsFile;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The {@code infra} section of each target; a value that cannot be stops the start. */
@Startup
@ApplicationScoped
public class InfraTargets {
    private final Map<String, InfraConfig> targets;
    private final Map<String, ReleasedTags> tags;

    InfraTargets(TargetsFile file) {
        this.targets = file.section("infra", InfraConfig.class);
        this.tags = file.section("release", ReleasedTags.class);
    }

    /** Absent for a target that this service does not know. */
    public Optional<InfraConfig> find(String target) {
        var config = Optional.ofNullable(targets.get(target));
        if (config.isEmpty()) {
            Log.warnf("Event of an unknown target: target=%s", target);
        }
        return config;
    }

    /** For a step, which was started for a known one. */
    public InfraConfig get(String target) {
        return find(target)
                .orElseThrow(() -> new IllegalStateException("unknown target " + target));
    }

    /** The tag of a version's image. */
    public ImageTag tag(String target, Version version) {
        var released = tags.get(target);
        if (released == null) {
            throw new IllegalStateException("no release section for " + target);
        }
        return ImageTag.of(released.imageTagPrefix() + version);
    }

    public Collection<InfraConfig> all() {
        return targets.values();
    }
}
