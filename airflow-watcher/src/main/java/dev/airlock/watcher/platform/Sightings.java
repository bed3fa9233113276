package dev.airlock.watcher.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What readings in a row said of each run: parked counts only in two readings one settle interval
 * apart, and a poke may take only so long.
 */
public final class Sightings {
    private final Duration settle;
    private final Duration poke;
    private Map<RunKey, Instant> parkedSince = Map.of();
    private Map<RunKey, Instant> pokingSince = Map.of();

    public Sightings(Duration settle, Duration poke) {
        this.settle = settle;
        this.poke = poke;
    }

    /** Notes the next reading; what it says no more is forgotten. */
    public void note(Instant at, List<Finding> findings) {
        var parked = new HashMap<RunKey, Instant>();
        var poking = new HashMap<RunKey, Instant>();
        for (var finding : findings) {
            var key = finding.key();
            switch (finding.activity()) {
                case PARKED -> parked.put(key, parkedSince.getOrDefault(key, at));
                case POKING -> {
                    poking.put(key, pokingSince.getOrDefault(key, at));
                    if (parkedSince.containsKey(key)) {
                        parked.put(key, parkedSince.get(key));
                    }
                }
                case INERT, STALE, BUSY -> {}
            }
        }
        parkedSince = Map.copyOf(parked);
        pokingSince = Map.copyOf(poking);
    }

    /**
     * The next reading for people, who need not see each poke: a run that was parked before its
     * poke is, until that takes too long.
     */
    public List<Finding> calmly(Instant at, List<Finding> findings) {
        note(at, findings);
        return findings.stream().map(finding -> calmly(at, finding)).toList();
    }

    private Finding calmly(Instant at, Finding finding) {
        var seen = patiently(at, finding);
        return seen.is(Activity.POKING) && parkedSince.containsKey(seen.key())
                ? new Finding(seen.run(), Activity.PARKED, seen.detail())
                : seen;
    }

    /** Forgets everything: the next reading is a first one. */
    public void forget() {
        parkedSince = Map.of();
        pokingSince = Map.of();
    }

    /** As the finding, but busy once its poke has taken too long. */
    public Finding patiently(Instant at, Finding finding) {
        var since = pokingSince.get(finding.key());
        return finding.is(Activity.POKING)
                        && since != null
                        && !Duration.between(since, at).minus(poke).isNegative()
                ? finding.busy(finding.detail() + " for longer than a poke")
                : finding;
    }

    /** How long until a parked run may be believed; zero or less: it may. */
    public Duration untilSettled(Instant at, Finding finding) {
        var since = parkedSince.getOrDefault(finding.key(), at);
        return settle.minus(Duration.between(since, at));
    }
}
