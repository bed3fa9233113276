package dev.airlock.infra.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.infra.plan.StoredPlan.Status;
import dev.airlock.infra.work.TerraformState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldCheckTest {
    private static Optional<HoldReturnReason> why(Optional<HoldReturned> returned) {
        return returned.map(HoldReturned::why);
    }

    @Test
    void anArmedPlanInTimeMayStart() {
        var plan = Applies.plan();

        assertThat(HoldCheck.time(plan, Applies.NOON, Applies.NOON.plusMillis(1))).isEmpty();
    }

    @Test
    void startByIsTooLate() {
        var plan = Applies.plan();

        assertThat(why(HoldCheck.time(plan, Applies.NOON, Applies.NOON)))
                .contains(HoldReturnReason.LATE);
    }

    @Test
    void anApprovalExpires() {
        var plan = Applies.plan();
        plan.expiresAt = Applies.NOON;

        assertThat(why(HoldCheck.time(plan, Applies.NOON, Applies.NOON.plusSeconds(1))))
                .contains(HoldReturnReason.APPROVAL_EXPIRED);
    }

    @Test
    void aPlanThatIsNotApprovedIsNotApplied() {
        var plan = Applies.plan();
        plan.status = Status.PROPOSED;

        assertThat(why(HoldCheck.time(plan, Applies.NOON, Applies.NOON.plusSeconds(1))))
                .contains(HoldReturnReason.APPROVAL_EXPIRED);
    }

    @Test
    void theTagMustNameTheApprovedImage() {
        var tag = Applies.work().tag();

        assertThat(HoldCheck.image(tag, "sha256:1", Optional.of("sha256:1"))).isEmpty();
        assertThat(why(HoldCheck.image(tag, "sha256:1", Optional.of("sha256:2"))))
                .contains(HoldReturnReason.IMAGE_MOVED);
        assertThat(why(HoldCheck.image(tag, "sha256:1", Optional.empty())))
                .contains(HoldReturnReason.IMAGE_MOVED);
    }

    @Test
    void theStateMustBeTheOnePlannedAgainst() {
        var plan = Applies.plan();

        assertThat(HoldCheck.state(plan, new TerraformState(4, "line"))).isEmpty();
        assertThat(why(HoldCheck.state(plan, new TerraformState(5, "line"))))
                .contains(HoldReturnReason.STALE);
        assertThat(why(HoldCheck.state(plan, new TerraformState(4, "other"))))
                .contains(HoldReturnReason.STALE);
    }

    @Test
    void aPlanThatWasDestroyedUnusedIsNoPlan() {
        var plan = Applies.plan();
        plan.destroy();

        assertThat(HoldCheck.isGone(plan, ApplyEffect.NONE)).isTrue();
    }

    @Test
    void aPlanThatTerraformRefusedIsGivenBackOnceMore() {
        var plan = Applies.plan();
        plan.outcomeTold = true;
        plan.destroy();

        assertThat(HoldCheck.isGone(plan, ApplyEffect.NONE)).isTrue();
        assertThat(HoldCheck.isGone(plan, ApplyEffect.CHANGED)).isFalse();
        assertThat(HoldCheck.isGone(plan, ApplyEffect.UNCHANGED)).isFalse();
    }
}
