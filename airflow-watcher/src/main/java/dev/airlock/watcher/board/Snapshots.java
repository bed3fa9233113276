package dev.airlock.watcher.board;

import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Schedule;
import dev.airlock.event.RunningDag;
import dev.airlock.watcher.airflow.Dag;
import dev.airlock.watcher.platform.Reading;
import dev.airlock.watcher.platform.UsualDurations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and compares snapshots. */
final class Snapshots {
    private Snapshots() {}

    static PlatformSnapshot of(
            Reading reading,
            List<RunningDag> runs,
            Map<String, UUID> pausedBy,
            UsualDurations usual) {
        var dags =
                reading.dags().values().stream()
                        .filter(dag -> !dag.gone())
                        .map(dag -> dag(dag, pausedBy.get(dag.dagId()), usual.known(dag.dagId())))
                        .sorted(Comparator.comparing(PlatformSnapshot.Dag::dagId))
                        .toList();
        var version = reading.version();
        return new PlatformSnapshot(
                reading.at(),
                version == null ? null : version.number(),
                dags,
                runs.stream()
                        .sorted(
                                Comparator.comparing(RunningDag::dagId)
                                        .thenComparing(RunningDag::runId))
                        .toList(),
                reading.doubts());
    }

    private static PlatformSnapshot.Dag dag(
            Dag dag, @Nullable UUID pausedBy, @Nullable Duration usual) {
        return new PlatformSnapshot.Dag(
                dag.dagId(),
                dag.paused(),
                dag.paused() && pausedBy != null ? pausedBy.toString() : null,
                dag.scheduled() ? new Schedule(dag.nextRunAt(), dag.crontab()) : null,
                usual);
    }

    /** Equal but for when it was seen. */
    static boolean saysTheSame(PlatformSnapshot one, PlatformSnapshot other) {
        return timeless(one).equals(timeless(other));
    }

    private static PlatformSnapshot timeless(PlatformSnapshot snapshot) {
        return new PlatformSnapshot(
                Instant.EPOCH,
                snapshot.airflowVersion(),
                snapshot.dags(),
                snapshot.runs(),
                snapshot.doubts());
    }
}
