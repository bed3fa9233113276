package dev.airlock.deploy.forecast;

import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds snapshots. */
final class Platforms {
    /** A Thursday. */
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<Dag> dags = new ArrayList<>();
    private final List<RunningDag> runs = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + ":00Z");
    }

    static Instant next(String time) {
        return Instant.parse("2026-01-02T" + time + ":00Z");
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    Platforms dag(Dag dag) {
        dags.add(dag);
        return this;
    }

    Platforms by(String dagId, @Nullable Schedule schedule, @Nullable Duration usual) {
        return dag(new Dag(dagId, false, null, schedule, usual));
    }

    Platforms by(String dagId, String crontab, @Nullable Duration usual) {
        return by(dagId, new Schedule(null, crontab), usual);
    }

    Platforms once(String dagId, Instant nextRunAt, @Nullable Duration usual) {
        return by(dagId, new Schedule(nextRunAt, null), usual);
    }

    Platforms run(String dagId, RunVerdict verdict, @Nullable Instant since, Duration usual) {
        runs.add(new RunningDag(dagId, "scheduled__1", verdict, "works", since, usual));
        return this;
    }

    Platforms busy(String dagId, @Nullable Instant since, @Nullable Duration usual) {
        return run(dagId, RunVerdict.BUSY, since, usual);
    }

    Platforms doubt(String doubt) {
        doubts.add(doubt);
        return this;
    }

    PlatformSnapshot seen() {
        return new PlatformSnapshot(NOON.minusSeconds(30), "3.3.2", dags, runs, doubts);
    }

    /** Half an hour, within a day. */
    QuietForecast forecast() {
        return QuietForecast.of(seen(), NOON, minutes(30), Duration.ofHours(24));
    }
}
