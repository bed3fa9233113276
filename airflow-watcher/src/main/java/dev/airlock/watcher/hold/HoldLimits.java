package dev.airlock.watcher.hold;

import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Finding;
import dev.airlock.watcher.platform.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a hold may last: time-outs of runs go on while their DAG is paused. Airflow tells {@code
 * dagrun_timeout}; it does not tell a sensor's own time-out.
 *
 * @param startBy an apply must have started before
 */
record HoldLimits(Instant startBy, List<String> warnings) {
    // A cap nearer than this could not be kept: then it is said, and the hold is not cut.
    private static final Duration USEFUL = Duration.ofSeconds(30);

    /** When a run's time-out ends it. */
    record RunTimeout(String dagId, String runId, Instant at) {}

    static HoldLimits of(Instant now, Duration hold, List<RunTimeout> timeouts) {
        var startBy = now.plus(hold);
        for (var timeout : timeouts) {
            if (timeout.at().isAfter(now.plus(USEFUL)) && timeout.at().isBefore(startBy)) {
                startBy = timeout.at();
            }
        }
        var near = now.plus(hold.multipliedBy(2));
        var warnings =
                timeouts.stream()
                        .filter(timeout -> timeout.at().isBefore(near))
                        .map(timeout ->
                                "run "
                                        + timeout.runId()
                                        + " of "
                                        + timeout.dagId()
                                        + " times out at "
                                        + timeout.at()
                                        + ", also while paused")
                        .toList();
        return new HoldLimits(startBy, warnings);
    }

    /** The time-outs of the runs that are held, as far as Airflow tells them. */
    static List<RunTimeout> read(Airflow airflow, List<Finding> findings)
            throws InterruptedException {
        return Parallel.map(findings, finding -> read(airflow, finding)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RunTimeout> read(Airflow airflow, Finding finding) {
        var started = finding.run().run().startedAt();
        if (started == null) {
            return Optional.empty();
        }
        try {
            return airflow.runTimeout(finding.dagId())
                    .map(limit ->
                            new RunTimeout(
                                    finding.dagId(), finding.key().runId(), started.plus(limit)));
        } catch (AirflowFault e) {
            return Optional.empty();
        }
    }
}
