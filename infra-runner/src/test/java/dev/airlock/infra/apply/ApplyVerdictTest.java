package dev.airlock.infra.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.infra.apply.ApplyVerdict.Outcome;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.infra.command.CommandResult.Orphaned;
import dev.airlock.infra.command.CommandResult.TimedOut;
import dev.airlock.infra.plan.PlanMaker.Left;
import dev.airlock.infra.work.TerraformState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyVerdictTest {
    private static final Optional<TerraformState> SAME = Optional.of(new TerraformState(4, "line"));
    private static final Optional<TerraformState> MOVED =
            Optional.of(new TerraformState(6, "line"));

    private static Outcome verdict(CommandResult result, Optional<TerraformState> after) {
        return ApplyVerdict.of(
                Applies.work(),
                Applies.plan(),
                Applies.NOON,
                result,
                after,
                List.of(),
                Applies.NOON.plusSeconds(5));
    }

    private static CommandResult exit(int code, String output) {
        return new Finished(code, "", output);
    }

    @Test
    void aSuccessIsAppliedWithTheSerialThatItLeft() {
        var applied = (Applied) verdict(exit(0, "Apply complete!"), MOVED).event();

        assertThat(applied.stateSerial()).isEqualTo(6);
        assertThat(applied.startedAt()).isEqualTo(Applies.NOON);
        assertThat(applied.by()).isEqualTo("infra-runner");
    }

    @Test
    void aStateThatCouldNotBeSavedIsAQuestionThatNamesWhereItIs() {
        var outcome =
                ApplyVerdict.of(
                        Applies.work(),
                        Applies.plan(),
                        Applies.NOON,
                        exit(1, "service: Modifying...\nError: Failed to save state"),
                        SAME,
                        List.of("kept in /there"),
                        Applies.NOON.plusSeconds(5));

        assertThat(outcome.effect()).isEqualTo(ApplyEffect.UNKNOWN);
        assertThat(((ApplyOutcomeUnknown) outcome.event()).evidence())
                .startsWith("kept in /there")
                .contains("Error: Failed to save state");
    }

    @Test
    void aFailureThatLeftTheStateAloneChangedNothing() {
        var outcome = verdict(exit(1, "Error: no credentials"), SAME);

        assertThat(((ApplyFailed) outcome.event()).effect()).isEqualTo(ApplyEffect.UNCHANGED);
        assertThat(((ApplyFailed) outcome.event()).evidence()).contains("Error: no credentials");
    }

    @Test
    void aFailureThatMovedTheStateChangedSomething() {
        assertThat(verdict(exit(1, ""), MOVED).effect()).isEqualTo(ApplyEffect.CHANGED);
        assertThat(verdict(exit(1, ""), Optional.of(new TerraformState(4, "other"))).effect())
                .isEqualTo(ApplyEffect.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_ecs_service.catalog: Modifying... [id=arn:aws:ecs]",
                "module.catalog.terraform_data.restart: Provisioning with 'local-exec'...",
                "{\"@level\":\"info\",\"type\":\"apply_start\"}"
            })
    void aFailureAfterAChangeHadBegunChangedSomethingWhateverTheStateSays(String line) {
        assertThat(verdict(exit(1, line + "\nError: timeout"), SAME).effect())
                .isEqualTo(ApplyEffect.CHANGED);
        assertThat(verdict(exit(1, line + "\nError: Saved plan is stale"), SAME).effect())
                .isEqualTo(ApplyEffect.CHANGED);
    }

    @Test
    void aPlanThatTerraformFoundStaleGivesTheHoldBackIfNothingWasTouched() {
        var stale = exit(1, "Error: Saved plan is stale\n");

        var untouched = verdict(stale, SAME);
        var touched = verdict(stale, MOVED);

        assertThat(((HoldReturned) untouched.event()).why()).isEqualTo(HoldReturnReason.STALE);
        assertThat(untouched.effect()).isEqualTo(ApplyEffect.NONE);
        assertThat(touched.effect()).isEqualTo(ApplyEffect.CHANGED);
    }

    static Stream<CommandResult> unproven() {
        return Stream.of(
                new Finished(137, "", "killed by the system"),
                new TimedOut("", true),
                new Orphaned(""),
                new Interrupted("", true));
    }

    @ParameterizedTest
    @MethodSource("unproven")
    void whatWasKilledIsUnknownEvenIfTheStateIsTheSame(CommandResult result) {
        assertThat(verdict(result, SAME).event()).isInstanceOf(ApplyOutcomeUnknown.class);
        assertThat(verdict(result, SAME).effect()).isEqualTo(ApplyEffect.UNKNOWN);
    }

    @Test
    void aStateThatNobodyCanReadIsUnknown() {
        assertThat(verdict(exit(1, ""), Optional.empty()).event())
                .isInstanceOf(ApplyOutcomeUnknown.class);
        assertThat(verdict(exit(0, ""), Optional.empty()).event())
                .isInstanceOf(ApplyOutcomeUnknown.class);
    }

    @Test
    void anInterruptThatTerraformObeyedIsProvedByTheState() {
        assertThat(verdict(new Interrupted("", false), SAME).effect())
                .isEqualTo(ApplyEffect.UNCHANGED);
        assertThat(verdict(new TimedOut("", false), MOVED).effect()).isEqualTo(ApplyEffect.CHANGED);
    }

    @Test
    void whatNeverStartedChangedNothing() {
        assertThat(verdict(new NotStarted("no just"), SAME).effect())
                .isEqualTo(ApplyEffect.UNCHANGED);
    }

    @Test
    void afterACrashNothingIsProof() {
        var outcome = ApplyVerdict.ofCrash(Applies.plan(), SAME, List.of());

        assertThat(((ApplyOutcomeUnknown) outcome.event()).evidence())
                .containsExactly(
                        "planned against: serial 4 of line", "the state now: serial 4 of line");
    }

    @Test
    void aStateThatWasWrittenAndLeavesNothingToDoIsProof() {
        var outcome = settled(Optional.of(new TerraformState(6, "line")), NOTHING_LEFT);

        assertThat(outcome.event())
                .isInstanceOfSatisfying(
                        Applied.class, applied -> assertThat(applied.stateSerial()).isEqualTo(6));
        assertThat(outcome.effect()).isEqualTo(ApplyEffect.CHANGED);
    }

    @Test
    void aStateThatWasNotWrittenIsNoProofWhateverIsLeft() {
        assertThat(settled(SAME, NOTHING_LEFT).event()).isInstanceOf(ApplyOutcomeUnknown.class);
    }

    @Test
    void aStateOfAnotherLineageIsNoProof() {
        var outcome = settled(Optional.of(new TerraformState(6, "other")), NOTHING_LEFT);

        assertThat(outcome.event()).isInstanceOf(ApplyOutcomeUnknown.class);
    }

    @Test
    void whatIsLeftIsAskedAboutWithTheEvidence() {
        var left = new Left(false, List.of("planned again, still to do: terraform_data.restart"));

        var outcome = settled(Optional.of(new TerraformState(6, "line")), left);

        assertThat(outcome.event())
                .isInstanceOfSatisfying(
                        ApplyOutcomeUnknown.class,
                        unknown ->
                                assertThat(unknown.evidence())
                                        .containsExactly(
                                                "seen before", left.evidence().getFirst()));
    }

    private static final Left NOTHING_LEFT = new Left(true, List.of());

    private static Outcome settled(Optional<TerraformState> now, Left left) {
        var plan = Applies.plan();
        var unknown = new ApplyOutcomeUnknown(plan.planId, "died", List.of("seen before"));
        return ApplyVerdict.settled(Applies.work(), plan, unknown, now, left, Applies.NOON);
    }
}
