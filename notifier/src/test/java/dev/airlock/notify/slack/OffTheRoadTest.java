package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsHeld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OffTheRoadTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Version BAD = new Version("2023.08.01.12.00.00");
    private static final Version GOOD = new Version("2023.07.03.17.52.00");
    private static final ImageTag TAG = new ImageTag("rel-" + GOOD);
    private static final List<Check> CHECKS =
            List.of(new Check("new-instance", CheckResult.INCONCLUSIVE, "no outage <seen>"));

    private static String message(DeployEvent event, boolean rollback) {
        return OffTheRoad.of("catalog", event, rollback).map(Lines::text).orElse("");
    }

    static Stream<Arguments> told() {
        return Stream.of(
                arguments(
                        new VerificationInconclusive(Phase.INSTANCE, "unclear", CHECKS),
                        "the instance check is inconclusive: unclear",
                        "• new-instance inconclusive: no outage &lt;seen&gt;",
                        "A person decides: accept, rollback or incident."),
                arguments(
                        new VerificationFailed(Phase.SOAK, "sentry: KeyError", CHECKS),
                        "the soak check failed: sentry: KeyError",
                        "Unless policy rolls it back, a person decides: accept,"),
                arguments(
                        new ApplyFailed(ID, ApplyEffect.CHANGED, "quota", List.of("Error: quota")),
                        "changed something: quota",
                        "• Error: quota",
                        "continue, rollback or incident"),
                arguments(
                        new ApplyOutcomeUnknown(ID, "its runner is gone", List.of("serial 7")),
                        "nobody knows whether it was applied: its runner is gone",
                        "• serial 7",
                        "applied, not-applied, rollback or incident"),
                arguments(new VersionObserved(CHECKS), "What answers now", "• new-instance"),
                arguments(
                        new DecisionTaken(
                                Question.OUTCOME, Decision.NOT_APPLIED, "bob", "looked", List.of()),
                        "`not-applied` to the question of `outcome`, by bob: looked"),
                arguments(
                        new RollbackRequested(ID, BAD, GOOD, TAG, true, "policy", "it failed"),
                        "rollback from " + BAD + " to " + GOOD + ", without waiting for DAGs",
                        "by policy: it failed"),
                arguments(
                        new IncidentResolved(
                                Resolution.ABANDON,
                                null,
                                List.of(),
                                PausedDags.LEAVE,
                                "bob",
                                "tomorrow"),
                        "resolved: `abandon`, DAGs: `leave`, by bob: tomorrow"),
                arguments(
                        new PausesReleased(PausesAnswer.FORGET, "bob", "done by hand"),
                        "the pauses that were left: `forget`, by bob: done by hand"),
                arguments(
                        held(RunVerdict.BUSY),
                        "Sacrificed",
                        "• catalog_workflow, run scheduled__1: task running"));
    }

    private static Arguments arguments(DeployEvent event, String... contents) {
        return Arguments.of(event, List.of(contents));
    }

    private static DagsHeld held(RunVerdict verdict) {
        return new DagsHeld(
                null,
                List.of("catalog_workflow"),
                List.of(
                        new RunningDag(
                                "catalog_workflow",
                                "scheduled__1",
                                verdict,
                                "task running",
                                null,
                                null)),
                List.of(),
                Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("told")
    void tells(DeployEvent event, List<String> contents) {
        assertThat(message(event, false)).contains(contents).startsWith("*catalog*: ");
    }

    @Test
    void offersNoSecondRollback() {
        assertThat(message(new VerificationInconclusive(Phase.SOAK, "away", List.of()), true))
                .contains("A person decides: accept or incident.");
        assertThat(message(new VerificationFailed(Phase.SOAK, "KeyError", List.of()), true))
                .contains("failed after a rollback")
                .doesNotContain("decides");
    }

    @Test
    void saysNothingOfAHoldThatSacrificesNothing() {
        assertThat(message(held(RunVerdict.PARKED), false)).isEmpty();
    }

    @Test
    void saysNothingOfAnApplyThatFailedAndChangedNothing() {
        assertThat(message(new ApplyFailed(ID, ApplyEffect.UNCHANGED, "quota", List.of()), false))
                .isEmpty();
    }
}
