package dev.airlock.event.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.flow.Transition.Ignored;
import dev.airlock.event.flow.Transition.Moves;
import dev.airlock.event.flow.Transition.Stays;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlowTest {

    static Stream<Arguments> everyPair() {
        return Arrays.stream(DeployState.values())
                .flatMap(state ->
                        Arrays.stream(EventType.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void decidesEveryPairWithAReasonOrATarget(DeployState state, EventType event) {
        var said =
                switch (Flow.transition(state, event)) {
                    case Moves(var to) -> !to.isEmpty() && !to.equals(Set.of(state));
                    case Stays(var reason) -> !reason.isBlank();
                    case Ignored(var reason) -> !reason.isBlank();
                };

        assertThat(said).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void neverIgnoresAFact(DeployState state, EventType event) {
        if (event.isFact()) {
            assertThat(Flow.transition(state, event)).isNotInstanceOf(Ignored.class);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void nothingLeadsOutOfTheEnd(EventType event) {
        assertThat(Flow.transition(DeployState.ENDED, event)).isNotInstanceOf(Moves.class);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void nothingAbortsOnceTheApplyHasBegunButAProofThatNothingChanged(EventType event) {
        for (var state :
                List.of(
                        DeployState.APPLYING,
                        DeployState.OUTCOME_UNKNOWN,
                        DeployState.VERIFYING,
                        DeployState.AWAITING_DECISION,
                        DeployState.ROLLING_BACK)) {
            if (Flow.transition(state, event) instanceof Moves(var to)
                    && to.contains(DeployState.RESTORING)) {
                assertThat(event).isEqualTo(EventType.APPLY_FAILED);
            }
        }
    }

    @Test
    void everyStateCanBeReached() {
        var reached = EnumSet.of(DeployState.QUEUED);
        var before = 0;
        while (reached.size() > before) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                for (var event : EventType.values()) {
                    if (Flow.transition(state, event) instanceof Moves(var to)) {
                        reached.addAll(to);
                    }
                }
            }
        }

        assertThat(reached).containsExactlyInAnyOrder(DeployState.values());
    }

    @ParameterizedTest
    @EnumSource(DeployState.class)
    void aStateWithADeadlineHasAnOwnerAndLeavesItWhenThatPasses(DeployState state) {
        var waiting = Flow.waiting(state);

        assertThat(waiting.deadline() && waiting.forPerson()).isFalse();
        // A person's wait stops every clock but the hold's.
        var maybeHeld =
                state == DeployState.AWAITING_DECISION || state == DeployState.OUTCOME_UNKNOWN;
        assertThat(Flow.transition(state, EventType.DEADLINE_PASSED) instanceof Moves)
                .isEqualTo(waiting.deadline() || maybeHeld);
    }

    @ParameterizedTest
    @EnumSource(DeployState.class)
    void peopleAreRemindedWhereTheyAreWaitedForAndNowhereElse(DeployState state) {
        assertThat(Flow.transition(state, EventType.STILL_WAITING) instanceof Transition.Stays)
                .isEqualTo(Flow.waiting(state).forPerson());
    }
}
