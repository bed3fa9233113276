package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.work.TerraformState;
import java.time.Instant;
import java.util.Optional;

/** Whether a hold may be used for an apply; pure. Each answer is a reason to give it back. */
final class HoldCheck {
    private HoldCheck() {}

    /**
     * Nothing is there to apply: it was destroyed before it was used, or Terraform refused it as
     * stale. The latter is said again to whom it was told while the team had it.
     */
    static boolean isGone(StoredPlan plan, ApplyEffect effect) {
        return plan.status == StoredPlan.Status.DESTROYED
                && (!plan.outcomeTold || effect == ApplyEffect.NONE);
    }

    /** Time: of the hold first, then of the approval. */
    static Optional<HoldReturned> time(StoredPlan plan, Instant now, Instant startBy) {
        if (!now.isBefore(startBy)) {
            return returned(HoldReturnReason.LATE, "it had to start before " + startBy);
        }
        var expiresAt = plan.expiresAt;
        if (plan.status != StoredPlan.Status.ARMED || expiresAt == null) {
            return returned(HoldReturnReason.APPROVAL_EXPIRED, "the plan is not approved");
        }
        if (!now.isBefore(expiresAt)) {
            return returned(
                    HoldReturnReason.APPROVAL_EXPIRED, "the approval was valid until " + expiresAt);
        }
        return Optional.empty();
    }

    /** The tag still names the approved image. */
    static Optional<HoldReturned> image(ImageTag tag, String approved, Optional<String> now) {
        if (now.isEmpty()) {
            return returned(HoldReturnReason.IMAGE_MOVED, tag + " is gone from the registry");
        }
        if (!now.get().equals(approved)) {
            return returned(
                    HoldReturnReason.IMAGE_MOVED,
                    "%s names %s now, approved was %s".formatted(tag, now.get(), approved));
        }
        return Optional.empty();
    }

    /** The state is still the one that was planned against. */
    static Optional<HoldReturned> state(StoredPlan plan, TerraformState state) {
        if (!state.equals(plan.state())) {
            return returned(
                    HoldReturnReason.STALE,
                    "the state is %s, planned against was %s".formatted(state, plan.state()));
        }
        return Optional.empty();
    }

    static Optional<HoldReturned> returned(HoldReturnReason why, String detail) {
        return Optional.of(new HoldReturned(why, detail));
    }
}
