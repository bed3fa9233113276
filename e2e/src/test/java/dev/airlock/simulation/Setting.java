package dev.airlock.simulation;

import dev.airlock.deploy.config.Policy;
import dev.airlock.deploy.config.Publish;
import dev.airlock.deploy.config.ReleaseRules;
import dev.airlock.deploy.config.RollbackPreflight;
import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.config.VerifyRules;
import dev.airlock.deploy.config.Windows;
import dev.airlock.kit.config.Secret;
import dev.airlock.watcher.airflow.AirflowConfig;
import dev.airlock.watcher.airflow.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The target's configuration. */
final class Setting {
    private Setting() {}

    static Rules rules(Chance chance) {
        var policy =
                new Policy(
                        1,
                        true,
                        chance.once(0.4),
                        Duration.ofMinutes(40),
                        chance.once(0.7),
                        chance.once(0.7) ? RollbackPreflight.REQUIRE : RollbackPreflight.WARN,
                        Duration.ofMinutes(90),
                        Duration.ofHours(1),
                        Windows.NONE,
                        Map.of());
        return new Rules(
                policy,
                new ReleaseRules(chance.of(List.of(Publish.values())), "rel-", null),
                new VerifyRules(Duration.ofMinutes(10), 0),
                Set.of());
    }

    static AirflowConfig airflow() {
        return new AirflowConfig(
                URI.create("http://airflow"),
                null,
                new Credentials(Credentials.Type.BEARER, null, null, Secret.of("env:TOKEN")),
                null,
                null,
                null,
                null,
                Duration.ofMinutes(1),
                null,
                null,
                Duration.ofMinutes(15),
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                null);
    }
}
