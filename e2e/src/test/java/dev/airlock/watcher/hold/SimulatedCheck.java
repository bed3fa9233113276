package dev.airlock.watcher.hold;

import dev.airlock.event.Envelope;
import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.simulation.Act;
import dev.airlock.watcher.platform.Clearance;
import dev.airlock.watcher.platform.Clearance.Blocked;
import dev.airlock.watcher.platform.Clearance.Clear;
import dev.airlock.watcher.platform.Clearance.Unsettled;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Patience;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.Sightings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check's loop over the real {@link Clearance}. */
final class SimulatedCheck {
    private final SimulatedWatcher watcher;
    private final Envelope cause;
    private final Patience patience;
    private final Sightings sightings;

    SimulatedCheck(SimulatedWatcher watcher, Envelope cause, @Nullable Duration patience) {
        this.watcher = watcher;
        this.cause = cause;
        this.patience = Patience.from(cause.time(), patience);
        this.sightings = new Sightings(watcher.settle(), watcher.config().poke());
    }

    Act.Next look() {
        var reading = watcher.world().airflow().read();
        var findings = watcher.classifier().classify(reading);
        sightings.note(reading.at(), findings);
        var now = watcher.world().clock().instant();
        return switch (Clearance.of(reading, findings, sightings)) {
            case Clear(var clear) -> clear(reading, clear);
            case Unsettled(var again) -> Act.after(again, this::look);
            case Blocked(var busy, var doubts) when doubts.isEmpty() && patience.isOver(now) ->
                    clear(reading, busy);
            case Blocked blocked ->
                    now.isBefore(cause.time().plus(watcher.config().waitLimit()))
                            ? Act.after(watcher.config().poll(), this::look)
                            : watcher.fail(cause, Step.CHECK, "not quiet", blocked.doubts());
        };
    }

    private Act.Next clear(Reading reading, List<Finding> findings) {
        var runs = findings.stream().map(one -> one.report(null)).toList();
        return Act.then(() -> {
            watcher.emit(
                    cause,
                    new DagsCleared(runs, reading.versionNumber(), reading.at(), Duration.ZERO));
            return Act.finished();
        });
    }
}
