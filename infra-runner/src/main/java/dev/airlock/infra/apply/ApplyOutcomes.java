package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.infra.apply.ApplyVerdict.Outcome;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.work.Work;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.step.StepContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What became of applies: kept here until it can be written down, and told once. */
@ApplicationScoped
class ApplyOutcomes {
    private final Works works;
    private final Plans plans;
    private final Map<UUID, Outcome> known = new ConcurrentHashMap<>();

    ApplyOutcomes(Works works, Plans plans) {
        this.works = works;
        this.plans = plans;
    }

    /** What this process saw itself and could not yet tell; null if it has seen nothing. */
    @Nullable Outcome known(StoredPlan plan) {
        return known.get(plan.planId);
    }

    void keep(StoredPlan plan, Outcome outcome) {
        known.put(plan.planId, outcome);
    }

    /** A fact about the world: told whatever has happened to the attempt meanwhile. */
    void tell(StepContext context, StoredPlan plan, Outcome outcome) {
        if (outcome.event() instanceof HoldReturned) {
            // What is planned next must not find this step alive.
            context.finish(() -> write(context, plan, outcome));
        } else {
            context.record(() -> write(context, plan, outcome));
        }
        known.remove(plan.planId);
    }

    private void write(StepContext context, StoredPlan plan, Outcome outcome) {
        var stored = plans.findById(plan.planId);
        var work = works.get(plan.deployId);
        if (stored.outcomeTold && !isNews(outcome, work)) {
            return;
        }
        stored.outcomeTold = true;
        work.effect = outcome.effect();
        if (outcome.event() instanceof HoldReturned) {
            stored.destroy();
        }
        context.emit(outcome.event());
    }

    /** Its true owner may know better than who took over and asked, however late it is. */
    private static boolean isNews(Outcome outcome, Work work) {
        return outcome.effect() != ApplyEffect.UNKNOWN && outcome.effect() != work.effect;
    }
}
