package dev.airlock.deploy.history;

import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whose turn it is on a target: one deploy at a time, in the order they were queued. */
@ApplicationScoped
public class Turns {
    private final Deploys deploys;
    private final Targets targets;
    private final Journal journal;
    private final Clock clock;

    Turns(Deploys deploys, Targets targets, Journal journal, Clock clock) {
        this.deploys = deploys;
        this.targets = targets;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts the next deploy if nothing is in its way; safe to call at any time. */
    void startNext(String target) {
        var row = targets.lock(target);
        if (row.lockReason != null || deploys.active(target).isPresent()) {
            return;
        }
        deploys.queued(target).stream()
                .filter(this::isDue)
                .findFirst()
                .ifPresent(deploy -> begin(row, deploy));
    }

    /** What a queued deploy waits for, for people; empty if it can start at any moment. */
    public Optional<String> inTheWay(DeployRow deploy) {
        var target = targets.findById(deploy.target);
        if (target.lockReason != null) {
            return Optional.of(
                    "the target is locked by %s: %s".formatted(target.lockedBy, target.lockReason));
        }
        if (!isDue(deploy)) {
            return Optional.of("it starts at " + deploy.startAt);
        }
        return deploys.active(deploy.target).map(active -> "deploy " + active.id + " is under way");
    }

    private boolean isDue(DeployRow deploy) {
        return deploy.startAt == null || !deploy.startAt.isAfter(clock.instant());
    }

    private void begin(TargetRow target, DeployRow deploy) {
        var queued = deploy.progress().last(DeployQueued.class);
        var deployed =
                target.deployedVersion != null
                        ? Version.of(target.deployedVersion)
                        : journal.rules(target.name).release().deployedVersion();
        journal.say(
                deploy,
                deploy.attempt,
                null,
                List.of(
                        new DeployRequested(
                                queued.map(DeployQueued::version).orElse(null),
                                deployed,
                                deploy.reason,
                                deploy.requestedBy,
                                queued.map(DeployQueued::soak).orElse(null),
                                List.of())));
    }
}
