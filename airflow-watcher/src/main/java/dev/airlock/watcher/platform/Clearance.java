package dev.airlock.watcher.platform;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The check's answer to the readings so far. */
public sealed interface Clearance {
    /** How soon a poke is looked at again, at most. */
    Duration LOOK = Duration.ofSeconds(1);

    /** Nothing runs that a deploy would kill. */
    record Clear(List<Finding> findings) implements Clearance {}

    /** Too early to say: read again then. */
    record Unsettled(Duration again) implements Clearance {}

    /** Something runs, or the answer is in doubt. */
    record Blocked(List<Finding> findings, List<String> doubts) implements Clearance {
        /** What is waited for. */
        public List<Finding> busy() {
            return findings.stream().filter(finding -> finding.is(Activity.BUSY)).toList();
        }
    }

    /** Pure but for the sightings, which have noted this reading. */
    static Clearance of(Reading reading, List<Finding> found, Sightings sightings) {
        var findings = found.stream().map(one -> sightings.patiently(reading.at(), one)).toList();
        if (reading.isDoubtful()
                || findings.stream().anyMatch(finding -> finding.is(Activity.BUSY))) {
            return new Blocked(findings, reading.doubts());
        }
        if (findings.stream().anyMatch(finding -> finding.is(Activity.POKING))) {
            return new Unsettled(LOOK);
        }
        return findings.stream()
                .filter(finding -> finding.is(Activity.PARKED))
                .map(finding -> sightings.untilSettled(reading.at(), finding))
                .max(Comparator.naturalOrder())
                .filter(Duration::isPositive)
                .<Clearance>map(Unsettled::new)
                .orElseGet(() -> new Clear(findings));
    }
}
