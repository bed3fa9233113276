package dev.airlock.watcher.platform;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowConfig;
import java.time.Clock;
import java.util.Map;

/** One platform, called {@code catalog}. */
public final class FakePlatforms {
    private FakePlatforms() {}

    public static Platforms of(Airflow airflow, AirflowConfig config, Clock clock) {
        return new Platforms(Map.of("catalog", new Platform(airflow, config, clock)));
    }

    public static CheckStep check(Platforms platforms, Clock clock) {
        return new CheckStep(platforms, clock);
    }
}
