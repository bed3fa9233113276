package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Back;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
        var due = deploys.queued(target).stream().filter(this::isDue).toList();
        due.stream().filter(deploy -> deploy.dryRun).forEach(deploy -> begin(row, deploy));
        if (deploys.active(target).isPresent()) {
            return;
        }
        for (var deploy : due) {
            if (!deploy.dryRun && inTheWay(row, deploy).isEmpty()) {
                begin(row, deploy);
                if (!deploy.hasEnded()) {
                    return;
                }
            }
        }
    }

    /** What a queued deploy waits for, for people; empty if it can start at any moment. */
    public Optional<String> inTheWay(DeployRow deploy) {
        if (!isDue(deploy)) {
            return Optional.of("it starts at " + deploy.startAt);
        }
        if (deploy.dryRun) {
            return Optional.empty();
        }
        return inTheWay(targets.findById(deploy.target), deploy)
                .or(() ->
                        deploys.active(deploy.target)
                                .map(active -> "deploy " + active.id + " is under way"));
    }

    /** A rollback passes the lock, and takes over the pauses. */
    private Optional<String> inTheWay(TargetRow target, DeployRow deploy) {
        if (deploy.rollbackOf != null) {
            return Optional.empty();
        }
        if (target.lockReason != null) {
            return Optional.of(
                    "the target is locked by %s: %s".formatted(target.lockedBy, target.lockReason));
        }
        if (!target.pausesLeft.isEmpty()) {
            return Optional.of(
                    "deploy %s left DAGs paused: %s"
                            .formatted(target.pausesLeftBy, String.join(", ", target.pausesLeft)));
        }
        return refused(target, deploy).or(() -> windows(deploy));
    }

    private Optional<String> windows(DeployRow deploy) {
        return deploy.progress().options().contains(Option.OUTSIDE_WINDOWS)
                ? Optional.empty()
                : journal.rules(deploy.target).policy().windows().inTheWay(clock.instant());
    }

    /** It may have been queued before its version was rolled back. */
    private Optional<String> refused(TargetRow target, DeployRow deploy) {
        return deploy.progress()
                .last(DeployQueued.class)
                .flatMap(queued -> Optional.ofNullable(queued.version()))
                .filter(journal.rulesWithRefusals(target.name).refused()::contains)
                .map(version ->
                        version + " was rolled back and is refused until a person allows it again");
    }

    private boolean isDue(DeployRow deploy) {
        return deploy.startAt == null || !deploy.startAt.isAfter(clock.instant());
    }

    private void begin(TargetRow target, DeployRow deploy) {
        if (deploy.rollbackOf != null) {
            beginRollback(deploy, deploy.rollbackOf);
            return;
        }
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
                                deploy.progress().options())));
    }

    /** Only what runs, or was tried last, can be rolled back: it is looked at again. */
    private void beginRollback(DeployRow deploy, UUID of) {
        var order = deploy.progress().last(DeployQueued.class).orElseThrow();
        var version = order.version();
        var tried = deploys.lastTried(deploy.target);
        if (version == null || tried.isEmpty() || !tried.get().id.equals(of)) {
            journal.say(
                    deploy,
                    deploy.attempt,
                    null,
                    List.of(
                            new DeployEnded(
                                    Outcome.CANCELLED,
                                    "deploy %s is not what was tried last any more".formatted(of),
                                    null,
                                    null)));
            return;
        }
        journal.say(
                deploy,
                deploy.attempt,
                null,
                List.of(
                        Back.request(
                                of,
                                Back.bad(tried.get().progress()),
                                version,
                                order.options().contains(Option.FORCE),
                                order.by(),
                                order.reason(),
                                journal.rules(deploy.target))));
    }
}
