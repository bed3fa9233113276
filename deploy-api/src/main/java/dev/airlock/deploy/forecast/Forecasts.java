package dev.airlock.deploy.forecast;

import dev.airlock.deploy.history.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Forecasts of what the watcher said last. */
@ApplicationScoped
public class Forecasts {
    private final Snapshots snapshots;
    private final Clock clock;

    Forecasts(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Empty if the watcher has said nothing yet; see {@link QuietForecast#of}. */
    public Optional<QuietForecast> of(String target, Duration wanted, Duration horizon) {
        return snapshots
                .of(target)
                .map(snapshot -> QuietForecast.of(snapshot, clock.instant(), wanted, horizon));
    }
}
