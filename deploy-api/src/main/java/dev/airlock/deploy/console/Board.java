package dev.airlock.deploy.console;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a platform, the busiest first.
 *
 * @param observedAt absent: nobody has looked yet
 * @param rows DAGs that run, or are paused for a deploy
 * @param quiet the names of all others
 */
record Board(
        @Nullable Instant observedAt,
        @Nullable String airflowVersion,
        List<Row> rows,
        List<Dag> quiet,
        List<String> doubts) {
    Board {
        rows = List.copyOf(rows);
        quiet = List.copyOf(quiet);
        doubts = List.copyOf(doubts);
    }

    /** A DAG with its runs; without any, it is paused by a deploy. */
    record Row(String dagId, boolean paused, @Nullable String pausedBy, List<RunningDag> runs) {
        public String verdict() {
            return runs.stream()
                    .map(RunningDag::verdict)
                    .max(Comparator.comparing(Board::weight))
                    .map(Wire::name)
                    .orElse("quiet");
        }
    }

    static Board of(Optional<PlatformSnapshot> seen) {
        if (seen.isEmpty()) {
            return new Board(null, null, List.of(), List.of(), List.of());
        }
        var snapshot = seen.get();
        var runs = snapshot.runs().stream().collect(Collectors.groupingBy(RunningDag::dagId));
        var rows = new ArrayList<Row>();
        var quiet = new ArrayList<Dag>();
        for (var dag : snapshot.dags()) {
            var its = runs.remove(dag.dagId());
            if (its == null && dag.pausedBy() == null) {
                quiet.add(dag);
            } else {
                rows.add(
                        new Row(
                                dag.dagId(),
                                dag.paused(),
                                dag.pausedBy(),
                                its == null ? List.of() : its));
            }
        }
        runs.forEach((dag, its) -> rows.add(new Row(dag, false, null, its)));
        rows.sort(Comparator.comparing((Row row) -> -busiest(row)).thenComparing(Row::dagId));
        return new Board(
                snapshot.observedAt(), snapshot.airflowVersion(), rows, quiet, snapshot.doubts());
    }

    public long busy() {
        return count("busy");
    }

    public long parked() {
        return count("parked");
    }

    public long inert() {
        return rows.size() - busy() - parked() - count("quiet");
    }

    public long still() {
        return quiet.size() + count("quiet");
    }

    /** In one word, for the list of targets. */
    public String verdict() {
        if (observedAt == null || !doubts.isEmpty()) {
            return "unknown";
        }
        return busy() > 0 ? "busy" : parked() > 0 ? "parked" : inert() > 0 ? "inert" : "quiet";
    }

    private long count(String verdict) {
        return rows.stream().filter(row -> row.verdict().equals(verdict)).count();
    }

    private static int busiest(Row row) {
        return row.runs().stream().mapToInt(run -> weight(run.verdict())).max().orElse(0);
    }

    private static int weight(RunVerdict verdict) {
        return switch (verdict) {
            case BUSY -> 5;
            case PARKED -> 4;
            case INERT -> 3;
            case NOT_BEGUN -> 2;
            case STALE -> 1;
        };
    }
}
