package dev.airlock.infra.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.infra.plan.StoredPlan.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredPlanTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static StoredPlan proposed() {
        var plan = new StoredPlan();
        plan.status = Status.PROPOSED;
        plan.content = new byte[] {1};
        return plan;
    }

    @Test
    void onlyAnApprovedPlanIsUsed() {
        var plan = proposed();

        assertThatThrownBy(() -> plan.use(NOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPlanIsUsedOnce() {
        var plan = proposed();
        plan.arm(NOON);
        plan.use(NOON);

        assertThatThrownBy(() -> plan.use(NOON)).isInstanceOf(IllegalStateException.class);
        assertThat(plan.content).isNull();
        assertThat(plan.isUnused()).isFalse();
    }

    @Test
    void aLateApprovalDoesNotBringAUsedPlanBack() {
        var plan = proposed();
        plan.arm(NOON);
        plan.use(NOON);

        plan.arm(NOON.plusSeconds(60));

        assertThat(plan.status).isEqualTo(Status.CONSUMED);
    }
}
