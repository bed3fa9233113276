package dev.airlock.simulation;

import dev.airlock.infra.apply.SimulatedRunner;
import dev.airlock.verify.flow.SimulatedVerifier;
import dev.airlock.watcher.hold.SimulatedWatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One target, its services, Airflow, Terraform and people, all driven by one seed. */
public final class World {
    public static final String TARGET = "catalog";
    private static final Duration STORM = Duration.ofHours(10);
    private static final Duration CALM = Duration.ofHours(10);

    private final VirtualClock clock = new VirtualClock();
    private final Chance chance;
    private final Trace trace;
    private final Topic topic = new Topic();
    private final Coverage coverage;
    private final Invariants invariants = new Invariants(this);
    private final @Nullable Breakage breakage;
    private final SimulatedAirflow airflow;
    private final SimulatedTerraform terraform;
    private final SimulatedLedger ledger;
    private final SimulatedWatcher watcher;
    private final SimulatedRunner runner;
    private final List<Participant> services;
    private final List<Agent> agents;
    private final double crashes;
    private final double stalls;
    private long ids;

    World(long seed, @Nullable Breakage breakage, Coverage coverage, boolean traced) {
        this.chance = new Chance(seed);
        this.trace = new Trace(clock, traced);
        this.breakage = breakage;
        this.coverage = coverage;
        this.crashes = chance.of(List.of(0.0, 0.005, 0.02, 0.05));
        this.stalls = chance.of(List.of(0.0, 0.01, 0.05));
        this.airflow = new SimulatedAirflow(this);
        this.terraform = new SimulatedTerraform(this);
        this.ledger = new SimulatedLedger(this, Setting.rules(chance));
        this.watcher = new SimulatedWatcher(this, Setting.airflow());
        this.runner = new SimulatedRunner(this);
        this.services =
                List.of(
                        ledger,
                        watcher,
                        runner,
                        new SimulatedVerifier(this),
                        new SimulatedRelease(this));
        this.agents =
                Stream.concat(services.stream(), Stream.of(airflow, terraform, new Operators(this)))
                        .toList();
    }

    /** Until nothing is left to happen; a {@link Violation} ends it before. */
    void run() {
        var end = VirtualClock.BEGIN.plus(STORM).plus(CALM);
        while (clock.instant().isBefore(end) && !isOver()) {
            var next = next();
            clock.passTo(next.due());
            coverage.acted();
            if (next instanceof Participant service && !isCalm() && chance.once(crashes)) {
                coverage.crashed();
                service.crash();
            } else {
                next.act();
            }
        }
        invariants.atTheEnd();
    }

    private Agent next() {
        var first = agents.getFirst();
        var soonest = first.due();
        for (var agent : agents) {
            var due = agent.due();
            // Of two whose time has come, which one acts is chance.
            var tie = !due.isAfter(clock.instant()) && !soonest.isAfter(clock.instant());
            if (tie ? chance.once(0.4) : due.isBefore(soonest)) {
                first = agent;
                soonest = due;
            }
        }
        return first;
    }

    /** Nothing is on its way, and who still waits waits for people. */
    private boolean isOver() {
        return isCalm()
                && !terraform.isBusy()
                && services.stream().noneMatch(Participant::isBusy)
                && ledger.deploys().values().stream().allMatch(row -> row.deadline == null);
    }

    /** After the storm nobody dies, dawdles or orders any more. */
    public boolean isCalm() {
        return !clock.instant().isBefore(VirtualClock.BEGIN.plus(STORM));
    }

    /** When somebody gets round to it: soon mostly, sometimes after an hour. */
    Instant lag() {
        if (!isCalm() && chance.once(stalls)) {
            return clock.in(chance.upTo(Duration.ofMinutes(chance.once(0.1) ? 60 : 4)));
        }
        return clock.in(chance.upTo(Duration.ofSeconds(1)));
    }

    public boolean isBroken(Breakage which) {
        return breakage == which;
    }

    public UUID newId() {
        return new UUID(0x7000, ++ids);
    }

    public VirtualClock clock() {
        return clock;
    }

    public Chance chance() {
        return chance;
    }

    public Trace trace() {
        return trace;
    }

    public SimulatedAirflow airflow() {
        return airflow;
    }

    public SimulatedTerraform terraform() {
        return terraform;
    }

    Topic topic() {
        return topic;
    }

    Coverage coverage() {
        return coverage;
    }

    Invariants invariants() {
        return invariants;
    }

    SimulatedLedger ledger() {
        return ledger;
    }

    SimulatedWatcher watcher() {
        return watcher;
    }

    SimulatedRunner runner() {
        return runner;
    }
}
