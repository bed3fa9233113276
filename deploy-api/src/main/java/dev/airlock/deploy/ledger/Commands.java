package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.PlanRejected;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Version;
import dev.airlock.event.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people may command where a deploy stands; what may not be is {@link Refused}. */
public final class Commands {
    private final Progress progress;
    private final String by;
    private final Rules rules;
    private final Policies policies;

    public Commands(Progress progress, String by, Rules rules, Instant now) {
        this.progress = progress;
        this.by = by;
        this.rules = rules;
        this.policies = new Policies(rules, now);
    }

    /** Decides on exactly the previewed release. */
    public Answer grant(
            boolean granted, Version version, String headSha, @Nullable String comment) {
        var preview = progress.last(ReleasePreviewed.class);
        if (!progress.asksForRelease() || preview.isEmpty()) {
            throw new Refused("no release waits for a decision: " + where(), "");
        }
        if (!preview.get().version().equals(version) || !preview.get().headSha().equals(headSha)) {
            throw new Refused(
                    "the release previewed is %s at %s"
                            .formatted(preview.get().version(), preview.get().headSha()),
                    "/events");
        }
        return say(
                granted
                        ? policies.grant(preview.get(), progress, by, comment)
                        : new ReleaseRefused(
                                version,
                                by,
                                "the release was refused by %s%s"
                                        .formatted(by, comment == null ? "" : ": " + comment)));
    }

    /** Decides on exactly this plan; with several approvals needed, the last one counts. */
    public Answer approval(
            boolean approved, UUID planId, String planSha256, @Nullable String comment) {
        var plan = progress.last(PlanProposed.class);
        if (!progress.asksForPlan() || plan.isEmpty()) {
            throw new Refused("no plan waits for a decision: " + where(), "");
        }
        if (!plan.get().planId().equals(planId) || !plan.get().planSha256().equals(planSha256)) {
            throw new Refused("that is not the plan proposed", "/plan");
        }
        if (!approved) {
            return say(new PlanRejected(planId, planSha256, by, comment));
        }
        if (!rules.policy().requesterMayApprove() && by.equals(progress.requestedBy())) {
            throw new Refused("who started a deploy may not approve its plan", "");
        }
        if (progress.approvedBy().contains(by)) {
            throw new Refused(by + " has approved this plan already", "");
        }
        var remembered = progress.approvedBy(by);
        if (remembered.approvedBy().size() < rules.policy().approvals()) {
            return new Answer(remembered, progress.attempt(), List.of());
        }
        var everybody = String.join(", ", remembered.approvedBy());
        return new Answer(
                remembered,
                progress.attempt(),
                List.of(policies.approval(plan.get(), progress, everybody, comment)));
    }

    /** Ends a deploy before its apply has begun; an apply in flight is interrupted, once. */
    public Answer cancel(String reason) {
        return switch (progress.state()) {
            case QUEUED ->
                    say(
                            new DeployEnded(
                                    Outcome.CANCELLED,
                                    "cancelled by " + by + ": " + reason,
                                    null,
                                    null));
            case CHECKING, RELEASING, AWAITING_APPROVAL, PLANNING, HOLDING ->
                    new Answer(
                            progress,
                            progress.attempt() + 1,
                            List.of(
                                    new DeployAborting(
                                            Outcome.CANCELLED,
                                            "cancelled by " + by + ": " + reason,
                                            by,
                                            Flow.PARTICIPANTS,
                                            null)));
            case APPLYING -> interrupt(reason);
            case VERIFYING, ROLLING_BACK ->
                    throw new Refused("the apply is over: " + where(), "/rollback");
            case OUTCOME_UNKNOWN, AWAITING_DECISION ->
                    throw new Refused("a question is open: " + where(), "/decision");
            case RESTORING -> throw new Refused("it is being taken back already", "");
            case INCIDENT -> throw new Refused("it is an incident, the team has it", "/events");
            case ENDED -> throw new Refused("it has ended", "");
        };
    }

    private Answer interrupt(String reason) {
        if (progress.has(EventType.APPLY_INTERRUPT_REQUESTED)) {
            throw new Refused("the apply is being interrupted already", "/output");
        }
        return say(new ApplyInterruptRequested(by, reason));
    }

    /** What people may do off the straight road. */
    public Interventions interventions() {
        return new Interventions(progress, by, rules);
    }

    private Answer say(DeployEvent event) {
        return new Answer(progress, progress.attempt(), List.of(event));
    }

    private String where() {
        return "the deploy is " + Flow.name(progress.state());
    }
}
