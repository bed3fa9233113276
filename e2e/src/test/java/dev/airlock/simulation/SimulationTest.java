package dev.airlock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployState;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All services' decisions in one world with a virtual clock, where anything may go wrong. */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 10_000);
    private static final long FROM = Long.getLong("simulation.seed", 0);
    private static final boolean ONE = System.getProperty("simulation.seed") != null;

    @Test
    void whatIsGuaranteedHoldsWhateverHappens() {
        var coverage = new Coverage();
        var begin = Instant.now();

        var failure = Simulation.play(FROM, ONE ? 1 : SEEDS, null, coverage);

        System.out.printf(
                "Simulation: %d seeds from %d in %s%n%s%n",
                ONE ? 1 : SEEDS, FROM, Duration.between(begin, Instant.now()), coverage);
        assertThat(failure.map(Object::toString).orElse("")).isEmpty();
        if (!ONE && SEEDS >= 500) {
            assertThat(coverage.outcomes).containsOnlyKeys(Outcome.values());
            assertThat(coverage.states).containsOnlyKeys(DeployState.values());
        }
        if (!ONE && SEEDS >= 10_000) {
            // Nobody forges an event here, and no step fails that has no cause of its own.
            assertThat(coverage.incidents.keySet())
                    .containsAll(
                            EnumSet.complementOf(
                                    EnumSet.of(
                                            IncidentCause.FORGED_EVENT,
                                            IncidentCause.STEP_FAILED)));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisabledIfSystemProperty(named = "simulation.seed", matches = ".+")
    void aBreakageIsFound(Breakage breakage) {
        var failure = Simulation.play(0, 1000, breakage, new Coverage());

        assertThat(failure).isPresent();
        System.out.printf(
                "Simulation: %s is found by seed %d: %s%n",
                breakage, failure.get().seed(), failure.get().why());
    }
}
