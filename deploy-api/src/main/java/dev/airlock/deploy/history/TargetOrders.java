package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.Version;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What people order of a target, each in one transaction under its lock. */
@ApplicationScoped
public class TargetOrders {
    private final Targets targets;
    private final Deploys deploys;
    private final Journal journal;
    private final Turns turns;
    private final RefusedVersions refused;
    private final Clock clock;

    TargetOrders(
            Targets targets,
            Deploys deploys,
            Journal journal,
            Turns turns,
            RefusedVersions refused,
            Clock clock) {
        this.targets = targets;
        this.deploys = deploys;
        this.journal = journal;
        this.turns = turns;
        this.refused = refused;
        this.clock = clock;
    }

    /** Holds back every deploy that has not begun. */
    @Transactional
    public void lock(String target, String by, String reason) {
        var row = targets.lock(target);
        if (row.lockReason != null) {
            throw new Refused(
                    "locked already by %s: %s".formatted(row.lockedBy, row.lockReason), "");
        }
        Log.infof("Target is locked: target=%s by=%s reason=%s", target, by, reason);
        row.lockReason = reason;
        row.lockedBy = by;
        row.lockedSince = clock.instant();
    }

    /** Decides on the DAGs that an ended deploy left paused. */
    @Transactional
    public void releasePauses(String target, PausesAnswer dags, String by, String reason) {
        var row = targets.lock(target);
        var left = row.pausesLeftBy;
        if (left == null) {
            throw new Refused("no DAGs are left paused", "");
        }
        var deploy = deploys.findById(left);
        journal.say(deploy, deploy.attempt, null, List.of(new PausesReleased(dags, by, reason)));
        turns.startNext(target);
    }

    /** Allows a version again that was rolled back; false if it was not refused. */
    @Transactional
    public boolean allow(String target, Version version, String by) {
        targets.lock(target);
        var allowed = refused.allow(target, version);
        if (allowed) {
            Log.infof("Version is allowed again: target=%s version=%s by=%s", target, version, by);
            turns.startNext(target);
        }
        return allowed;
    }

    /** Lets deploys begin again. */
    @Transactional
    public void unlock(String target, String by) {
        var row = targets.lock(target);
        Log.infof("Target is unlocked: target=%s by=%s was=%s", target, by, row.lockReason);
        row.lockReason = null;
        row.lockedBy = null;
        row.lockedSince = null;
        turns.startNext(target);
    }
}
