package dev.airlock.deploy.forecast;

import dev.airlock.deploy.forecast.Assumptions.Kind;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot: what runs, what will by its schedule, and what has to be assumed of both. */
final class Outlook {
    /** How long a run is taken to take where nobody knows. */
    private static final Duration UNKNOWN = Duration.ofHours(1);

    /** No run takes less: the scheduler alone needs a moment. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Instant now;
    private final Foreseen foreseen;
    private final Assumptions assumed;
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private final Crontabs crontabs;

    private Outlook(Instant now, Foreseen foreseen, Assumptions assumed, Crontabs crontabs) {
        this.now = now;
        this.foreseen = foreseen;
        this.assumed = assumed;
        this.crontabs = crontabs;
    }

    static Foreseen of(PlatformSnapshot snapshot, Instant now, Instant until, Assumptions assumed) {
        var foreseen = new Foreseen(until, assumed);
        var outlook = new Outlook(now, foreseen, assumed, new Crontabs(snapshot.dags()));
        var usual = new HashMap<String, Duration>();
        for (var dag : snapshot.dags()) {
            if (dag.usualDuration() != null) {
                usual.put(dag.dagId(), dag.usualDuration());
            }
        }
        snapshot.runs().forEach(run -> outlook.running(run, usual.get(run.dagId())));
        snapshot.dags().forEach(outlook::scheduled);
        return foreseen;
    }

    private void running(RunningDag run, @Nullable Duration usual) {
        if (run.verdict() == RunVerdict.PARKED) {
            assumed.of(Kind.PARKED, run.dagId());
        }
        if (run.verdict() != RunVerdict.BUSY) {
            return;
        }
        var takes = takes(run.dagId(), run.usualDuration() == null ? usual : run.usualDuration());
        var since = run.since() == null || run.since().isAfter(now) ? now : run.since();
        var until = since.plus(takes);
        while (!until.isAfter(now)) {
            assumed.of(Kind.OVERDUE, run.dagId());
            takes = takes.multipliedBy(2);
            until = since.plus(takes);
        }
        foreseen.once(new Busy(run.dagId(), true, since, until));
        if (busyUntil.containsKey(run.dagId())) {
            assumed.of(Kind.SEVERAL, run.dagId());
        }
        busyUntil.merge(run.dagId(), until, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void scheduled(Dag dag) {
        var schedule = dag.schedule();
        if (schedule == null) {
            return;
        }
        if (dag.paused() && dag.pausedBy() == null) {
            assumed.of(Kind.PAUSED, dag.dagId());
            return;
        }
        if (dag.paused()) {
            assumed.of(Kind.RESUMED, dag.dagId());
        }
        var crontab = crontabs.of(schedule);
        if (schedule.nextRunAt() != null) {
            from(dag, schedule.nextRunAt(), crontab);
        } else if (crontab.isPresent()) {
            assumed.of(Kind.NO_NEXT, dag.dagId());
            var first = crontab.get().after(now, crontabs.clock());
            first.ifPresent(at -> repeatedly(dag, at, crontab.get(), crontabs.clock()));
        } else {
            assumed.of(Kind.NO_TIME, dag.dagId());
        }
    }

    private void from(Dag dag, Instant next, Optional<Crontab> crontab) {
        if (next.isAfter(foreseen.until())) {
            return;
        }
        var begins = next;
        if (next.isBefore(now)) {
            assumed.of(Kind.LATE, dag.dagId());
            begins = busyUntil.getOrDefault(dag.dagId(), now);
        }
        var clock = crontab.flatMap(each -> crontabs.clockOf(each, next));
        if (clock.isEmpty()) {
            assumed.of(Kind.NEXT_ONLY, dag.dagId());
            foreseen.once(run(dag, begins));
            return;
        }
        if (!clock.get().equals(crontabs.clock())) {
            assumed.of(Kind.OTHER_CLOCK, dag.dagId());
        }
        repeatedly(dag, begins, crontab.orElseThrow(), clock.get());
    }

    private void repeatedly(Dag dag, Instant first, Crontab crontab, ZoneOffset clock) {
        assumed.of(Kind.CLOCK);
        foreseen.repeatedly(run(dag, first), before -> crontab.after(before, clock));
    }

    private Busy run(Dag dag, Instant at) {
        return new Busy(dag.dagId(), false, at, at.plus(takes(dag.dagId(), dag.usualDuration())));
    }

    private Duration takes(String dagId, @Nullable Duration usual) {
        if (usual == null) {
            assumed.of(Kind.DURATION_UNKNOWN, dagId);
            return UNKNOWN;
        }
        return usual.compareTo(SHORTEST) < 0 ? SHORTEST : usual;
    }
}
