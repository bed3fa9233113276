package dev.airlock.watcher.hold;

import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hold that waits no longer leaves: whatever could be paused is, and what is deployed over
 * all the same is named as busy.
 *
 * @param doubts why that is not certain; a rollback goes on with them
 * @param settled spent waiting for the second reading
 */
record Sacrifice(
        List<Finding> findings, List<RunningDag> runs, List<String> doubts, Duration settled) {
    static final String AS_IT_IS = "Airflow cannot be asked: held with what is paused already";

    /**
     * Pauses the rest and reads again; without a wait in between if none is wanted.
     *
     * @throws AirflowFault if Airflow fails meanwhile; a rollback takes that for a doubt
     */
    static Sacrifice of(HoldWork work, Reading reading) throws InterruptedException {
        var findings = work.classify(reading);
        if (reading.version() == null) {
            var doubts = new ArrayList<>(reading.doubts());
            doubts.add(AS_IT_IS);
            return new Sacrifice(List.of(), List.of(), doubts, Duration.ZERO);
        }
        try {
            work.pause(work.ours(reading).rest(findings));
        } catch (AirflowFault e) {
            if (!work.isRollback()) {
                throw e;
            }
            return named(work, reading, List.of(e.reason()), Duration.ZERO);
        }
        var settled = Duration.ZERO.equals(work.input().patience()) ? Duration.ZERO : work.settle();
        if (settled.isPositive()) {
            work.context().pause(settled);
        }
        var again = work.read();
        // What the first reading named is still the best that is known.
        return again.dags().isEmpty()
                ? named(work, reading, again.doubts(), settled)
                : named(work, again, List.of(), settled);
    }

    private static Sacrifice named(
            HoldWork work, Reading reading, List<String> more, Duration settled)
            throws InterruptedException {
        var ours = work.ours(reading);
        var findings = work.classify(reading).stream().map(ours::sacrificed).toList();
        var runs = new ArrayList<RunningDag>();
        var busy = new ArrayList<Finding>();
        for (var finding : findings) {
            var verdict = ours.verdict(finding);
            if (verdict == RunVerdict.BUSY) {
                busy.add(finding);
            } else {
                runs.add(finding.report(verdict, null));
            }
        }
        runs.addAll(0, work.platform().report(busy));
        var doubts = new ArrayList<>(reading.doubts());
        doubts.addAll(more);
        return new Sacrifice(findings, runs, doubts, settled);
    }
}
