package dev.airlock.deploy.ledger;

import static dev.airlock.event.DeployState.AWAITING_APPROVAL;
import static dev.airlock.event.DeployState.RELEASING;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;

/** Whether a release may go out: once it is previewed and the way back is known. */
final class GrantDecisions {
    private final Progress before;
    private final Road road;
    private final Policies policies;
    private final Rules rules;

    GrantDecisions(Progress before, Road road, Policies policies, Rules rules) {
        this.before = before;
        this.road = road;
        this.policies = policies;
        this.rules = rules;
    }

    Folded upon(ReleasePreviewed preview) {
        if (rules.refused().contains(preview.version()) && !before.isDryRun()) {
            return road.abort(
                    preview,
                    Outcome.FAILED,
                    "%s was rolled back and is refused until a person allows it again"
                            .formatted(preview.version()));
        }
        if (preview.nothingToDeploy()) {
            return road.abort(
                    preview,
                    Outcome.NO_CHANGES,
                    "nothing to deploy: %s is what runs".formatted(preview.version()));
        }
        return before.has(EventType.ROLLBACK_PREFLIGHTED)
                ? decide(preview, preview)
                : road.go(preview, RELEASING);
    }

    Folded upon(RollbackPreflighted preflight) {
        var refusal = policies.uponPreflight(preflight, before);
        if (refusal.isPresent()) {
            return road.abort(preflight, Outcome.FAILED, refusal.get());
        }
        return before.last(ReleasePreviewed.class)
                .filter(_ -> !before.has(EventType.RELEASE_GRANTED))
                .map(preview -> decide(preview, preflight))
                .orElseGet(() -> road.go(preflight, before.state()));
    }

    private Folded decide(ReleasePreviewed preview, DeployEvent upon) {
        return policies.uponPreview(preview, before)
                .map(answer -> road.move(before, upon, RELEASING, answer))
                .orElseGet(() -> road.move(before, upon, AWAITING_APPROVAL));
    }
}
