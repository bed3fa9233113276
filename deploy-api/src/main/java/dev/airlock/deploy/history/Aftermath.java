package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Outcome;
import dev.airlock.event.WatcherEvent.DagsResumed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What a deploy's events leave on its target: the version that runs, a lock, pauses. */
@ApplicationScoped
class Aftermath {
    private final Targets targets;
    private final RefusedVersions refused;
    private final Clock clock;

    Aftermath(Targets targets, RefusedVersions refused, Clock clock) {
        this.targets = targets;
        this.refused = refused;
        this.clock = clock;
    }

    void of(DeployRow row, DeployEvent event, Progress now) {
        switch (event) {
            case DeployEnded ended -> ended(row, ended, now);
            case RollbackRequested rollback -> {
                var target = targets.findById(row.target);
                if (rollback.of().equals(target.pausesLeftBy)) {
                    // airflow-watcher takes them over: they are this deploy's from now on.
                    forget(target);
                }
            }
            case DagsResumed _ -> released(row);
            case PausesReleased(var dags, _, _) when dags == PausesAnswer.FORGET -> released(row);
            default -> {}
        }
    }

    private void ended(DeployRow row, DeployEnded ended, Progress now) {
        var target = targets.findById(row.target);
        if (ended.version() != null) {
            target.deployedVersion = ended.version().value();
        }
        if (!now.paused().isEmpty()) {
            target.pausesLeft = List.copyOf(now.paused());
            target.pausesLeftBy = row.id;
        }
        if (ended.outcome() != Outcome.ROLLED_BACK) {
            return;
        }
        now.last(RollbackRequested.class)
                .map(RollbackRequested::badVersion)
                .ifPresent(bad -> refused.refuse(row.target, bad, row.id, clock.instant()));
        if (target.lockReason == null) {
            target.lockReason = "rolled back by deploy %s: %s".formatted(row.id, ended.reason());
            target.lockedBy = "airlock";
            target.lockedSince = clock.instant();
        }
    }

    private void released(DeployRow row) {
        var target = targets.findById(row.target);
        if (row.id.equals(target.pausesLeftBy)) {
            forget(target);
        }
    }

    private static void forget(TargetRow target) {
        target.pausesLeft = List.of();
        target.pausesLeftBy = null;
    }
}
