package dev.airlock.verify.flow;

import dev.airlock.kit.config.TargetsFile;
import dev.airlock.verify.airflow.Airflow;
import dev.airlock.verify.airflow.AirflowAccess;
import dev.airlock.verify.sentry.Sentry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every target's Airflow, Sentry and rules, read when the service starts. */
@Startup
@ApplicationScoped
class VerifyTargets {
    private final Map<String, Target> targets;

    VerifyTargets(TargetsFile file) {
        var accesses = file.section("airflow", AirflowAccess.class);
        var open = new HashMap<String, Target>();
        file.section("verify", VerifyConfig.class)
                .forEach((name, config) -> open.put(name, open(config, access(accesses, name))));
        targets = Map.copyOf(open);
    }

    private static AirflowAccess access(Map<String, AirflowAccess> accesses, String name) {
        // Both sections are there for each target, or neither call returns.
        return Optional.ofNullable(accesses.get(name)).orElseThrow();
    }

    private static Target open(VerifyConfig config, AirflowAccess access) {
        var sentry = config.sentry();
        return new Target(
                config,
                access.url(),
                Airflow.open(access),
                sentry == null ? null : Sentry.open(sentry, config.timeout()));
    }

    /** The target; empty if there is no such one. */
    Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** The target; it is known. */
    Target of(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no such target: " + name));
    }

    /** What a target's checks need. */
    record Target(VerifyConfig config, URI url, Airflow airflow, @Nullable Sentry sentry) {}
}
