package dev.airlock.simulation;

import dev.airlock.deploy.ledger.Interventions.WayBack;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People: they order, approve, reject, cancel, decide, call and go, whenever they like. */
final class Operators implements Agent {
    private static final int DEPLOYS = 3;

    private final World world;
    private Instant due;
    private int ordered;

    Operators(World world) {
        this.world = world;
        this.due = world.clock().instant();
    }

    @Override
    public Instant due() {
        return world.isCalm() ? Instant.MAX : due;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public void act() {
        due = world.clock().in(world.chance().upTo(Duration.ofMinutes(15)));
        try {
            if (world.chance().once(0.1)) {
                world.airflow().touchedByPeople();
            } else if (world.chance().once(0.02)) {
                world.terraform().movedByOthers();
            }
            var active = world.ledger().active();
            if (active.isPresent()) {
                attend(active.get());
            } else {
                order();
            }
        } catch (Refused e) {
            world.trace().say(() -> "refused: " + e.getMessage());
        }
    }

    private void order() {
        if (world.chance().once(0.3)) {
            world.terraform().unlocked();
        }
        if (!world.ledger().pausesLeft().isEmpty() && world.chance().once(0.5)) {
            world.ledger().release(world.chance().of(List.of(PausesAnswer.values())));
            return;
        }
        if (ordered >= DEPLOYS) {
            return;
        }
        ordered++;
        var tried = world.ledger().lastTried();
        var back =
                tried.filter(row -> !row.progress.isRollback())
                        .flatMap(row -> dev.airlock.deploy.ledger.Back.target(row.progress));
        if (back.isPresent() && world.chance().once(0.4)) {
            var options = world.chance().once(0.3) ? List.of(Option.FORCE) : List.<Option>of();
            world.ledger()
                    .queue(
                            new DeployQueued(
                                    back.get(), "bad", "ann", null, null, options, tried.get().id));
            return;
        }
        if (world.chance().once(0.7)) {
            world.ledger().unlock();
        }
        var options =
                world.chance().once(0.7)
                        ? List.<Option>of()
                        : List.of(world.chance().of(List.of(Option.values())));
        world.ledger().queue(new DeployQueued(null, "new", "ann", null, null, options, null));
    }

    private void attend(SimulatedDeploy row) {
        if (world.chance().once(0.03)) {
            world.ledger()
                    .command(row, "bob", to -> to.interventions().incident("something is odd"));
            return;
        }
        if (world.chance().once(0.03)) {
            world.ledger().command(row, "bob", to -> to.cancel("no"));
            return;
        }
        if (world.chance().once(0.03)) {
            world.ledger().command(row, "bob", to -> to.interventions().rollback(back(row)));
            return;
        }
        switch (row.state()) {
            case AWAITING_APPROVAL -> approve(row);
            case AWAITING_DECISION, OUTCOME_UNKNOWN -> decide(row);
            case INCIDENT -> resolve(row);
            default -> {}
        }
    }

    private void approve(SimulatedDeploy row) {
        var yes = world.chance().once(0.85);
        if (row.progress.asksForPlan()) {
            var plan = row.progress.last(PlanProposed.class).orElseThrow();
            world.ledger()
                    .command(
                            row,
                            "bob",
                            to -> to.approval(yes, plan.planId(), plan.planSha256(), null));
        } else if (row.progress.asksForRelease()) {
            var preview = row.progress.last(ReleasePreviewed.class).orElseThrow();
            world.ledger()
                    .command(
                            row,
                            "bob",
                            to -> to.grant(yes, preview.version(), preview.headSha(), null));
        }
    }

    /** People may err on anything but what an apply did: they look, before they say. */
    private void decide(SimulatedDeploy row) {
        var asked = row.progress.asked();
        if (asked == null) {
            return;
        }
        var terraform = world.terraform();
        var answers =
                asked.answers(row.progress.isRollback()).stream()
                        .filter(answer ->
                                switch (answer) {
                                    case APPLIED ->
                                            !terraform.isRunning() && terraform.hasChanged();
                                    case NOT_APPLIED ->
                                            !terraform.isRunning() && !terraform.hasChanged();
                                    default -> true;
                                })
                        .sorted()
                        .toList();
        Decision decision = world.chance().of(answers);
        world.ledger().command(row, "bob", to -> to.interventions().decide(decision, null, row.id));
    }

    private void resolve(SimulatedDeploy row) {
        if (world.terraform().isRunning()) {
            return;
        }
        world.terraform().unlocked();
        var resolution = world.chance().of(List.of(Resolution.values()));
        @Nullable PausedDags dags =
                resolution == Resolution.ABANDON
                        ? world.chance().of(List.of(PausedDags.values()))
                        : null;
        world.ledger()
                .command(row, "bob", to -> to.interventions().resolve(resolution, dags, back(row)));
    }

    private WayBack back(SimulatedDeploy row) {
        return new WayBack(row.id, null, world.chance().once(0.3), "it is bad");
    }
}
