package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Step;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.work.TerraformState;
import dev.airlock.infra.work.Work;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a release to a plan to decide on; the gate is open while it is made. */
final class SimulatedPlan {
    private final SimulatedRunner runner;
    private final World world;
    private final Envelope cause;
    private final ReleaseReady release;

    SimulatedPlan(SimulatedRunner runner, Envelope cause, ReleaseReady release) {
        this.runner = runner;
        this.world = runner.world();
        this.cause = cause;
        this.release = release;
    }

    Act.Next begin() {
        runner.destroyAll(cause.deployId());
        // A fresh clone, whatever the last one was left like.
        runner.gate(cause.deployId(), false);
        runner.work(work());
        return Act.then(this::open);
    }

    private Work work() {
        var work = new Work();
        work.deployId = cause.deployId();
        work.target = World.TARGET;
        work.version = release.version().value();
        work.image = release.image();
        work.tag = release.tag().value();
        work.digest = release.digest();
        work.branch = "bump";
        work.bumpCommit = "c0ffee";
        work.effect = ApplyEffect.NONE;
        return work;
    }

    private Act.Next open() {
        var state = world.terraform().state();
        runner.gate(cause.deployId(), true);
        return Act.after(world.chance().upTo(Duration.ofMinutes(2)), () -> made(state));
    }

    private Act.Next made(TerraformState state) {
        runner.gate(cause.deployId(), false);
        if (!world.isCalm() && world.chance().once(0.04) || world.terraform().isLocked()) {
            return Act.then(
                    () -> runner.fail(cause, Step.PLAN, "the contract refuses it", List.of()));
        }
        return Act.then(() -> propose(state));
    }

    private Act.Next propose(TerraformState state) {
        var dryRun = SimulatedRunner.isDryRun(release);
        var empty = world.chance().once(0.03);
        var plan = new StoredPlan();
        plan.planId = world.newId();
        plan.deployId = cause.deployId();
        plan.createdAt = world.clock().instant();
        plan.sha256 = "sha-" + plan.planId;
        plan.stateSerial = state.serial();
        plan.stateLineage = state.lineage();
        plan.status = StoredPlan.Status.PROPOSED;
        plan.content = new byte[] {1};
        if (!dryRun) {
            runner.plans(cause.deployId()).add(plan);
        }
        if (empty) {
            plan.destroy();
        }
        runner.emit(cause, proposed(plan, dryRun, empty));
        return Act.finished();
    }

    private PlanProposed proposed(StoredPlan plan, boolean dryRun, boolean empty) {
        return new PlanProposed(
                plan.planId,
                plan.sha256,
                release.version(),
                release.tag(),
                digest(),
                "ba5e",
                "c0ffee",
                "bump",
                List.of(),
                empty,
                List.of(),
                plan.stateSerial,
                plan.stateLineage,
                dryRun ? List.of(Option.DRY_RUN) : List.of(),
                List.of());
    }

    private @Nullable String digest() {
        return release.digest();
    }
}
