package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Publish;
import dev.airlock.deploy.config.RollbackPreflight;
import dev.airlock.deploy.config.Rules;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policy answers in place of a person. */
final class Policies {
    static final String POLICY = "policy";

    private final Rules rules;
    private final Instant time;

    Policies(Rules rules, Instant time) {
        this.rules = rules;
        this.time = time;
    }

    /** Policy's word on a release; empty if a person is to be asked. */
    Optional<DeployEvent> uponPreview(ReleasePreviewed preview, Progress progress) {
        if (progress.isDryRun()) {
            return Optional.of(grant(preview, progress, POLICY, null));
        }
        var publish = rules.release().publish();
        if (publish == Publish.ASK) {
            return Optional.empty();
        }
        if (publish == Publish.WHEN_NECESSARY && !preview.necessary()) {
            return Optional.of(
                    new ReleaseRefused(
                            preview.version(),
                            POLICY,
                            "not necessary: none of the configured paths differs"));
        }
        return Optional.of(grant(preview, progress, POLICY, null));
    }

    /**
     * Why policy refuses a deploy for want of a way back; empty if it goes on. That nothing was
     * there before is no reason: a first deploy has nothing to go back to.
     */
    Optional<String> uponPreflight(RollbackPreflighted preflight, Progress progress) {
        var against =
                preflight.doubts().stream()
                        .filter(doubt -> doubt.result() != CheckResult.SKIPPED)
                        .toList();
        if (progress.isDryRun()
                || rules.policy().rollbackPreflight() == RollbackPreflight.WARN
                || against.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("no way back: " + String.join("; ", Incidents.lines(against)));
    }

    /** The grant of exactly the previewed release, with the monitoring this deploy asked for. */
    ReleaseGranted grant(
            ReleasePreviewed preview, Progress progress, String by, @Nullable String comment) {
        var soak =
                progress.last(DeployRequested.class)
                        .flatMap(requested -> Optional.ofNullable(requested.soak()))
                        .or(() ->
                                progress.last(DeployQueued.class)
                                        .flatMap(queued -> Optional.ofNullable(queued.soak())))
                        .orElse(rules.verify().soak());
        return new ReleaseGranted(
                preview.version(),
                preview.headSha(),
                soak,
                rules.verify().tolerance(),
                by,
                comment,
                progress.options());
    }

    /** Policy's approval of a plan that the change contract let pass. */
    Optional<DeployEvent> autoApproval(PlanProposed plan, Progress progress) {
        return rules.policy().autoApprove()
                ? Optional.of(approval(plan, progress, POLICY, null))
                : Optional.empty();
    }

    PlanApproved approval(
            PlanProposed plan, Progress progress, String by, @Nullable String comment) {
        return new PlanApproved(
                plan.planId(),
                plan.planSha256(),
                by,
                comment,
                time,
                time.plus(rules.policy().approvalMaxAge()),
                progress.options());
    }

    static Outcome outcomeOfRefusal(String by) {
        return by.equals(POLICY) ? Outcome.NO_CHANGES : Outcome.REJECTED;
    }
}
