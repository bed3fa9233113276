package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.plan.StoredPlan.Status;
import dev.airlock.infra.work.Work;
import java.time.Instant;
import java.util.UUID;

/** An approved plan and its work. */
final class Applies {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Applies() {}

    static StoredPlan plan() {
        var plan = new StoredPlan();
        plan.planId = new UUID(0, 1);
        plan.deployId = new UUID(0, 2);
        plan.sha256 = "0".repeat(64);
        plan.status = Status.ARMED;
        plan.expiresAt = NOON.plusSeconds(3600);
        plan.stateSerial = 4;
        plan.stateLineage = "line";
        return plan;
    }

    static Work work() {
        var work = new Work();
        work.deployId = new UUID(0, 2);
        work.version = "2023.08.01.12.00.00";
        work.tag = "rel-2023.08.01.12.00.00";
        work.digest = "sha256:1";
        work.effect = ApplyEffect.UNKNOWN;
        return work;
    }
}
