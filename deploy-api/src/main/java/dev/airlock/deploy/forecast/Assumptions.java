package dev.airlock.deploy.forecast;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes what a forecast takes for granted, and of which DAGs. */
final class Assumptions {
    /** In the order in which people read them. */
    enum Kind {
        UNFORESEEN(
                "runs that people, other DAGs, asset events or backfills start are not foreseen"),
        MEDIAN(
                "a run takes the median of its DAG's last successful runs, waiting for its sensors"
                        + " included, and a minute at least"),
        TOO_MANY("so many runs that the forecast looks less far than was asked for"),
        NO_TIME("run by themselves, but when is not known, as of asset events: not foreseen"),
        NEXT_ONLY("of the schedule only the next run is known, not the ones after it"),
        NO_NEXT("the next run is not known, so all that the crontab gives are taken to come"),
        LATE(
                "the next run is late: taken to begin at once, after the one under way if there is one,"
                        + " and to be one alone, without catching up"),
        CLOCK(
                "crontabs are taken to be on the clock on which most give their next run, and that to"
                        + " stay as far from UTC"),
        OTHER_CLOCK("the next run is not on that clock: taken to be on the nearest that gives it"),
        DURATION_UNKNOWN("how long a run takes is not known: taken as an hour"),
        OVERDUE("runs longer than usual: taken to take twice as long, or four times, and so on"),
        SEVERAL("several runs at once: taken to run side by side, and to be all"),
        PARKED("waits for its sensor: taken to go on waiting"),
        PAUSED("paused: taken to stay so"),
        RESUMED("paused by a deploy: taken to be unpaused soon");

        private final String what;

        Kind(String what) {
            this.what = what;
        }
    }

    private final Map<Kind, SortedSet<String>> noted = new EnumMap<>(Kind.class);

    Assumptions() {
        of(Kind.UNFORESEEN);
        of(Kind.MEDIAN);
    }

    /** Of all DAGs. */
    void of(Kind kind) {
        noted.computeIfAbsent(kind, _ -> new TreeSet<>());
    }

    void of(Kind kind, String dagId) {
        noted.computeIfAbsent(kind, _ -> new TreeSet<>()).add(dagId);
    }

    List<Assumption> all() {
        return noted.entrySet().stream()
                .map(each -> new Assumption(each.getKey().what, List.copyOf(each.getValue())))
                .toList();
    }
}
