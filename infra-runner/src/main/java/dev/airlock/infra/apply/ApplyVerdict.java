package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.infra.command.CommandResult.Orphaned;
import dev.airlock.infra.command.CommandResult.TimedOut;
import dev.airlock.infra.plan.PlanMaker.Left;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.work.Evidence;
import dev.airlock.infra.work.TerraformState;
import dev.airlock.infra.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an apply did, from how it ended and the states before and after; pure. */
final class ApplyVerdict {
    private static final Pattern STALE =
            Pattern.compile("Saved plan is stale|ExpiredToken|credentials have expired");

    // What Terraform and OpenTofu print when they begin to change something, plain or as JSON. A
    // provider that fails half-way may have changed the world and left the state as it was.
    private static final Pattern BEGUN =
            Pattern.compile(
                    ": (Creating|Modifying|Destroying|Provisioning)\\b|\"type\":\"apply_start\"");

    private ApplyVerdict() {}

    /** An event to tell, and what it means for an abort. */
    record Outcome(InfraEvent event, ApplyEffect effect) {}

    static Outcome of(
            Work work,
            StoredPlan plan,
            Instant startedAt,
            CommandResult result,
            Optional<TerraformState> after,
            List<String> unsaved,
            Instant now) {
        if (!unsaved.isEmpty()) {
            // The state that can be read lacks what was done.
            var evidence = new ArrayList<>(unsaved);
            evidence.addAll(evidence(plan, result, after));
            return unknown(plan, "Terraform could not save its state", evidence);
        }
        if (result instanceof Finished finished && finished.succeeded() && after.isPresent()) {
            return applied(work, plan, startedAt, after.get(), now);
        }
        if (result instanceof NotStarted(var reason)) {
            return failed(plan, ApplyEffect.UNCHANGED, "the apply did not start", reason);
        }
        if (after.isEmpty() || !endedByItself(result)) {
            return unknown(plan, result.summary("the apply"), evidence(plan, result, after));
        }
        var untouched = after.get().equals(plan.state()) && !BEGUN.matcher(result.output()).find();
        if (untouched && STALE.matcher(result.output()).find()) {
            return new Outcome(
                    new HoldReturned(
                            HoldReturnReason.STALE,
                            "Terraform refused the plan, the state is untouched"),
                    ApplyEffect.NONE);
        }
        var effect = untouched ? ApplyEffect.UNCHANGED : ApplyEffect.CHANGED;
        return new Outcome(
                new ApplyFailed(
                        plan.planId,
                        effect,
                        result.summary("the apply"),
                        evidence(plan, result, after)),
                effect);
    }

    /** The process that knew is gone; whatever the state says, it is not proof. */
    static Outcome ofCrash(StoredPlan plan, Optional<TerraformState> now, List<String> unsaved) {
        var evidence = new ArrayList<>(unsaved);
        evidence.add("planned against: " + plan.state());
        evidence.add(state(now));
        return unknown(plan, "the process that applied the plan is gone", evidence);
    }

    /**
     * Where how it ended says nothing: a state that was written since, and of which a plan finds
     * nothing left to do, holds all that was to be applied. That nothing was written is no proof of
     * the contrary, as the world may have been changed before the state.
     */
    static Outcome settled(
            Work work,
            StoredPlan plan,
            ApplyOutcomeUnknown unknown,
            Optional<TerraformState> now,
            Left left,
            Instant time) {
        var written =
                now.filter(state -> state.lineage().equals(plan.stateLineage))
                        .filter(state -> state.serial() > plan.stateSerial);
        if (left.nothing() && written.isPresent()) {
            return applied(
                    work,
                    plan,
                    plan.startedAt == null ? time : plan.startedAt,
                    written.get(),
                    time);
        }
        var evidence = new ArrayList<>(unknown.evidence());
        evidence.addAll(left.evidence());
        return unknown(plan, unknown.reason(), evidence);
    }

    private static Outcome applied(
            Work work, StoredPlan plan, Instant startedAt, TerraformState after, Instant time) {
        return new Outcome(
                new Applied(
                        plan.planId,
                        work.version(),
                        work.tag(),
                        startedAt,
                        time,
                        after.serial(),
                        "infra-runner"),
                ApplyEffect.CHANGED);
    }

    private static Outcome unknown(StoredPlan plan, String reason, List<String> evidence) {
        return new Outcome(
                new ApplyOutcomeUnknown(plan.planId, reason, evidence), ApplyEffect.UNKNOWN);
    }

    private static Outcome failed(
            StoredPlan plan, ApplyEffect effect, String reason, String evidence) {
        return new Outcome(new ApplyFailed(plan.planId, effect, reason, List.of(evidence)), effect);
    }

    /** Terraform saved its state before it ended; one that was killed may not have. */
    private static boolean endedByItself(CommandResult result) {
        return switch (result) {
            case Finished finished -> !finished.bySignal();
            case TimedOut(_, var killed) -> !killed;
            case Interrupted(_, var killed) -> !killed;
            case Orphaned _ -> false;
            case NotStarted _ -> true;
        };
    }

    private static List<String> evidence(
            StoredPlan plan, CommandResult result, Optional<TerraformState> after) {
        var evidence = new ArrayList<String>();
        evidence.add("planned against: " + plan.state());
        evidence.add(state(after));
        evidence.addAll(Evidence.of(result));
        return evidence;
    }

    private static String state(Optional<TerraformState> now) {
        return now.map(state -> "the state now: " + state).orElse("the state cannot be read");
    }
}
