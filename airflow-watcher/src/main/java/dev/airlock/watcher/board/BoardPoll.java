package dev.airlock.watcher.board;

import dev.airlock.event.PlatformSnapshot;
import dev.airlock.kit.event.SnapshotPublisher;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.hold.DagPauses;
import dev.airlock.watcher.platform.Platform;
import dev.airlock.watcher.platform.Platforms;
import dev.airlock.watcher.platform.Sightings;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads every platform now and then, and publishes what has changed. */
@ApplicationScoped
class BoardPoll {
    private final Platforms platforms;
    private final DagPauses pauses;
    private final SnapshotPublisher publisher;
    private final LastAnswers answers;
    private final Clock clock;
    private final Map<String, PlatformSnapshot> published = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("board-", 0).factory());

    BoardPoll(
            Platforms platforms,
            DagPauses pauses,
            SnapshotPublisher publisher,
            LastAnswers answers,
            Clock clock) {
        this.platforms = platforms;
        this.pauses = pauses;
        this.publisher = publisher;
        this.answers = answers;
        this.clock = clock;
    }

    @Startup
    void start() {
        platforms
                .all()
                .forEach((target, platform) -> {
                    var sightings = platform.sightings();
                    timer.scheduleWithFixedDelay(
                            () -> poll(target, platform, sightings),
                            0,
                            platform.config().poll().toMillis(),
                            TimeUnit.MILLISECONDS);
                });
    }

    @Shutdown
    void stop() {
        timer.shutdownNow();
    }

    private void poll(String target, Platform platform, Sightings sightings) {
        try {
            look(target, platform, sightings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // An exception would end the schedule; the next poll makes it good.
            Log.warnf(e, "A platform is not read: target=%s", target);
        }
    }

    private void look(String target, Platform platform, Sightings sightings)
            throws InterruptedException {
        try {
            var reading = platform.read();
            var findings = sightings.calmly(reading.at(), platform.classifier().classify(reading));
            answers.note(target, reading);
            var runs = platform.report(findings);
            var pausedBy = pauses.liveOf(target);
            publish(target, Snapshots.of(reading, runs, pausedBy, platform.usual()));
            if (!reading.isDoubtful()) {
                platform.usual().learn(reading.dags().values());
            }
        } catch (AirflowFault.Denied e) {
            answers.refused(target, e.reason());
            var nothing =
                    new PlatformSnapshot(
                            clock.instant(), null, List.of(), List.of(), List.of(e.reason()));
            publish(target, nothing);
        }
    }

    private void publish(String target, PlatformSnapshot snapshot) {
        var last = published.get(target);
        if (last == null || !Snapshots.saysTheSame(last, snapshot)) {
            publisher.publish(target, snapshot);
            published.put(target, snapshot);
        }
    }
}
